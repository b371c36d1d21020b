package hims.scheduling;

/** What was done to a token: one row each in its history. */
enum TokenAct {
    ISSUED,
    CALLED,
    CALLED_OUT_OF_ORDER,
    RECALLED,
    SKIPPED,
    PARKED,
    RESUMED,
    STARTED,
    DONE,
    LEFT,
    TRANSFERRED,
    CANCELLED,
    EXPIRED,
    UNDONE
}
