package hims.card;

import hims.access.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One act on a key, proposed by one custodian and decided by another.
 *
 * @param key its number; null for one that is still to be made
 * @param cards how many cards wait to be made anew because of it; null where that is not the question
 */
public record KeyAct(
        KeyActId id,
        KeyActKind kind,
        KeyPurpose purpose,
        @Nullable Integer key,
        String reason,
        State state,
        UserId proposedBy,
        String proposedByName,
        Instant proposedAt,
        @Nullable String decidedByName,
        @Nullable Instant decidedAt,
        @Nullable Integer cards) {

    public enum State {
        OPEN,
        DONE,
        WITHDRAWN
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
