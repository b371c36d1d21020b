package hims.card.code;

/** As on the card (FMT-10) and in FHIR. */
public enum SexCode implements Numbered {
    UNKNOWN(0),
    MALE(1),
    FEMALE(2),
    OTHER(3);

    private final int number;

    SexCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
