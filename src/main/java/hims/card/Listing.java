package hims.card;

import java.util.Optional;

/** How a card stands on the lists that readers without a network go by (CARD-32). */
enum Listing {
    SUSPENDED,
    ENDED,
    /** Good again. */
    LIFTED;

    /** Empty for a step that readers need not know. What is expired says so itself. */
    static Optional<Listing> of(CardState before, CardState after) {
        return switch (after) {
            case SUSPENDED -> Optional.of(SUSPENDED);
            case REPLACED, REVOKED, DESTROYED -> Optional.of(ENDED);
            case ACTIVE -> before == CardState.SUSPENDED ? Optional.of(LIFTED) : Optional.empty();
            case REQUESTED, PRINT_QUEUED, PRINTED, ISSUED, REJECTED, WITHDRAWN, SPOILED, RETURNED, EXPIRED ->
                Optional.empty();
        };
    }
}
