package hims.scheduling;

/** The life of a token (SCH-14, 22, 26). */
public enum TokenState {
    WAITING,
    CALLED,
    IN_SERVICE,
    /** Called and not there; returns after some others. */
    SKIPPED,
    /** Sent for a test; comes back to the same place in the order. */
    PARKED,
    DONE,
    /** Goes on in another queue under a new token, or to casualty. */
    TRANSFERRED,
    CANCELLED,
    /** Went away without being seen. */
    LEFT,
    EXPIRED;

    public boolean active() {
        return switch (this) {
            case WAITING, CALLED, IN_SERVICE, SKIPPED, PARKED -> true;
            case DONE, TRANSFERRED, CANCELLED, LEFT, EXPIRED -> false;
        };
    }

    /** Not called to a room now, and not in one. */
    boolean waits() {
        return active() && this != CALLED && this != IN_SERVICE;
    }

    /** Undo is not a step: it restores what stood before (SCH-22). */
    boolean canBecome(TokenState next) {
        return switch (this) {
            case WAITING ->
                switch (next) {
                    case CALLED, PARKED, TRANSFERRED, CANCELLED, LEFT, EXPIRED, DONE -> true;
                    case WAITING, IN_SERVICE, SKIPPED -> false;
                };
            case CALLED ->
                switch (next) {
                    case CALLED, IN_SERVICE, SKIPPED, PARKED, DONE, TRANSFERRED, CANCELLED, LEFT, EXPIRED -> true;
                    case WAITING -> false;
                };
            case IN_SERVICE ->
                switch (next) {
                    case PARKED, DONE, TRANSFERRED, LEFT, EXPIRED -> true;
                    case WAITING, CALLED, IN_SERVICE, SKIPPED, CANCELLED -> false;
                };
            case SKIPPED ->
                switch (next) {
                    case CALLED, WAITING, DONE, TRANSFERRED, CANCELLED, LEFT, EXPIRED -> true;
                    case IN_SERVICE, SKIPPED, PARKED -> false;
                };
            case PARKED ->
                switch (next) {
                    case WAITING, CALLED, DONE, TRANSFERRED, CANCELLED, LEFT, EXPIRED -> true;
                    case IN_SERVICE, SKIPPED, PARKED -> false;
                };
            case DONE, TRANSFERRED, CANCELLED, LEFT, EXPIRED -> false;
        };
    }
}
