package hims.access;

/** Coded reasons for opening a record in an emergency (CARD-44). */
public enum BreakGlassReason {
    UNCONSCIOUS,
    TREATMENT_CANNOT_WAIT,
    RELATIVE_UNAVAILABLE,
    CARD_ONLY,
    OTHER
}
