package hims.card;

import java.util.Set;

/** The life of a card. The database holds the same steps and refuses all others. Test: CardsTest. */
public enum CardState {
    REQUESTED,
    PRINT_QUEUED,
    PRINTED,
    ISSUED,
    ACTIVE,
    SUSPENDED,
    REJECTED,
    WITHDRAWN,
    SPOILED,
    RETURNED,
    DESTROYED,
    REPLACED,
    EXPIRED,
    REVOKED;

    public boolean canBecome(CardState next) {
        return next().contains(next);
    }

    private Set<CardState> next() {
        return switch (this) {
            case REQUESTED -> Set.of(PRINT_QUEUED, REJECTED, WITHDRAWN, ACTIVE);
            case PRINT_QUEUED -> Set.of(PRINTED);
            case PRINTED -> Set.of(ISSUED, SPOILED);
            case SPOILED -> Set.of(PRINT_QUEUED);
            case ISSUED -> Set.of(ACTIVE, RETURNED, REPLACED, EXPIRED, REVOKED);
            case RETURNED -> Set.of(ISSUED, DESTROYED);
            case ACTIVE -> Set.of(SUSPENDED, REPLACED, EXPIRED, REVOKED);
            case SUSPENDED -> Set.of(ACTIVE, REPLACED, EXPIRED, REVOKED);
            case REJECTED, WITHDRAWN, DESTROYED, REPLACED, EXPIRED, REVOKED -> Set.of();
        };
    }
}
