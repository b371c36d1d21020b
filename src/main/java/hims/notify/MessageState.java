package hims.notify;

/** The life of a message. */
public enum MessageState {
    /** Waits for its hour, for a gateway or for another attempt. */
    QUEUED,
    /** The gateway has taken it. */
    SENT,
    /** The phone has it. */
    DELIVERED,
    /** Refused for good, or too often in vain. */
    FAILED,
    /** Came too late to help. */
    EXPIRED,
    /** Never queued: the day's quota of that number or address is used up (SEC-4). */
    DROPPED;

    boolean canBecome(MessageState next) {
        return switch (this) {
            case QUEUED -> next == SENT || next == DELIVERED || next == FAILED || next == EXPIRED;
            case SENT -> next == DELIVERED || next == FAILED;
            case DELIVERED, FAILED, EXPIRED, DROPPED -> false;
        };
    }
}
