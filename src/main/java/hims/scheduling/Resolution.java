package hims.scheduling;

/** What becomes of a token that remains at close of day (SCH-26). */
public enum Resolution {
    SEEN_WITHOUT_RECORD,
    LEFT,
    FIRST_TOMORROW,
    SENT_TO_CASUALTY
}
