package hims.emergency;

/** What is known about the link between the person in front of the doctor and the record. */
enum Proof {
    /** Signed by us and good at that moment. */
    CARD_GENUINE,
    /** Signed by us, but reported lost, replaced, expired or revoked: the holder must be compared. */
    CARD_STOPPED,
    /** A number was typed or read: it finds a record and proves nothing. */
    NUMBER_ONLY,
    /** No card and no number: somebody chose from a list of names. */
    SEARCHED
}
