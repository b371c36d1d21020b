package hims.card;

/** Temporary until the details were checked at a visit or a counter; then a new, permanent card of the same health id. */
public enum CardKind {
    TEMPORARY,
    PERMANENT
}
