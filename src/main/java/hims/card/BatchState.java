package hims.card;

/** The life of a print batch. Only a batch that two people have counted lets the next one of its centre begin. */
public enum BatchState {
    OPEN,
    LOCKED,
    PRINTING,
    RECONCILED,
    DISPATCHED;

    boolean canBecome(BatchState next) {
        return switch (this) {
            case OPEN -> next == LOCKED;
            case LOCKED -> next == PRINTING;
            case PRINTING -> next == RECONCILED;
            case RECONCILED -> next == DISPATCHED;
            case DISPATCHED -> false;
        };
    }
}
