package hims.card;

import hims.access.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A summary on line for whoever its holder gives it to (CARD-14).
 *
 * @param sealed what opens it, for the holder's own eyes
 * @param passcode hash of it; null for a link that needs none
 * @param viewsLeft null for as many as there are
 */
@SuppressWarnings("ArrayRecordComponent") // read from its row, never compared
record Link(
        LinkId id,
        PersonId person,
        String sealed,
        byte @Nullable [] passcode,
        int triesLeft,
        @Nullable Integer viewsLeft,
        Instant madeAt,
        Instant endsAt,
        @Nullable Instant revokedAt) {

    enum State {
        ACTIVE,
        USED_UP,
        EXPIRED,
        REVOKED
    }

    /** Too many wrong passcodes end a link for good. */
    State stateAt(Instant now) {
        if (revokedAt != null || triesLeft == 0) {
            return State.REVOKED;
        }
        if (!now.isBefore(endsAt)) {
            return State.EXPIRED;
        }
        return viewsLeft != null && viewsLeft == 0 ? State.USED_UP : State.ACTIVE;
    }
}
