package hims.card;

/** Each kind of code has a key of its own (CARD-34). */
public enum KeyPurpose {
    SERVICE,
    EMERGENCY,
    /** SMART Health Cards. */
    HEALTH_CARD,
    /** The lists of cards that are no longer good. */
    LIST
}
