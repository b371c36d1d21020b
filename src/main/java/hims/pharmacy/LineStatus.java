package hims.pharmacy;

import java.util.Set;

/** The life of a prescription line. Medicines are handed over only while it {@link #isOpen()}. */
public enum LineStatus {
    ACTIVE,
    PARTIAL,
    COMPLETED,
    ON_HOLD,
    STOPPED,
    EXPIRED,
    CANCELLED;

    private static final Set<LineStatus> OPEN = Set.of(ACTIVE, PARTIAL);

    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /** CANCELLED means entered in error: only while nothing was handed over, so never from PARTIAL. */
    public boolean canBecome(LineStatus next) {
        return switch (this) {
            case ACTIVE -> next != ACTIVE;
            case PARTIAL -> next != ACTIVE && next != PARTIAL && next != CANCELLED;
            case ON_HOLD -> next == ACTIVE || next == PARTIAL || next == STOPPED || next == EXPIRED;
            case COMPLETED, STOPPED, EXPIRED, CANCELLED -> false;
        };
    }
}
