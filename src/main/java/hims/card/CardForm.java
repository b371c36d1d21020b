package hims.card;

public enum CardForm {
    LARGE,
    POCKET,
    PHONE,
    TEMPORARY,
    WRISTBAND,
    STICKERS
}
