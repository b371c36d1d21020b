package hims.supply;

/** The life of a batch; a heap carries the same words. Only {@link #RELEASED} stock can be issued. */
public enum BatchStatus {
    QUARANTINE,
    RELEASED,
    REJECTED,
    HELD,
    RECALLED,
    EXPIRED,
    RETURNED_TO_SUPPLIER,
    DESTROYED;

    public boolean canBecome(BatchStatus next) {
        return switch (this) {
            case QUARANTINE ->
                next == RELEASED || next == REJECTED || next == HELD || next == RECALLED || next == EXPIRED;
            case RELEASED -> next == HELD || next == RECALLED || next == EXPIRED;
            case HELD -> next == RELEASED || next == REJECTED || next == RECALLED || next == EXPIRED;
            case REJECTED, EXPIRED -> next == RECALLED || next == RETURNED_TO_SUPPLIER || next == DESTROYED;
            case RECALLED -> next == RETURNED_TO_SUPPLIER || next == DESTROYED;
            case RETURNED_TO_SUPPLIER, DESTROYED -> false;
        };
    }
}
