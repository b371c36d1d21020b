package hims.card;

/** What custodians may do to a signing key (CARD-34). */
public enum KeyActKind {
    /** Makes the next key of a purpose and publishes it. */
    ANNOUNCE,
    /** An announced key signs from now on. */
    TAKE_OVER,
    /** Nothing it signed is in use any more: readers forget it. */
    RETIRE,
    /** The private half may be in other hands. */
    COMPROMISE
}
