package hims.scheduling;

import hims.access.UnitId;
import hims.access.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A room or counter as it serves one queue, with the user who works there.
 *
 * @param label the short number people look for on the door: {@code 14}
 */
public record ServicePoint(
        ServicePointId id,
        QueueId queue,
        UnitId room,
        Kind kind,
        String label,
        State state,
        @Nullable UserId user,
        @Nullable String userName,
        @Nullable String pauseReason) {

    public enum Kind {
        ROOM,
        COUNTER
    }

    /** Closed → open → paused → open → closed. */
    public enum State {
        OPEN,
        PAUSED,
        CLOSED
    }

    boolean open() {
        return state == State.OPEN;
    }
}
