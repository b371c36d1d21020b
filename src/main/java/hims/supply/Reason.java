package hims.supply;

/** Why stock moved; the reason fixes the sign (SUP-12), and the database checks the same list. */
public enum Reason {
    OPENING(1),
    RECEIPT(1),
    TRANSFER_IN(1),
    RETURN(1),
    FOUND(1),
    DONATION(1),
    STATUS_IN(1),
    ISSUE(-1),
    TRANSFER_OUT(-1),
    CONSUMPTION(-1),
    LOSS(-1),
    DESTRUCTION(-1),
    STATUS_OUT(-1),
    /** Undoes one entry: its sign is the opposite of that entry's. */
    REVERSAL(0);

    private final int sign;

    Reason(int sign) {
        this.sign = sign;
    }

    boolean brings() {
        return sign > 0;
    }
}
