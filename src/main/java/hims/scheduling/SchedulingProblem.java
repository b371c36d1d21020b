package hims.scheduling;

import hims.platform.Kind;
import hims.platform.Problem;

/** Refusals of this module. */
public enum SchedulingProblem implements Problem {
    UNKNOWN_QUEUE(Kind.NOT_FOUND),
    UNKNOWN_TOKEN(Kind.NOT_FOUND),
    UNKNOWN_POINT(Kind.NOT_FOUND),
    UNKNOWN_BOARD(Kind.NOT_FOUND),
    QUEUE_FULL(Kind.CONFLICT),
    QUEUE_CLOSED(Kind.CONFLICT),
    NO_ONE_WAITING(Kind.CONFLICT),
    PERSON_DIED(Kind.CONFLICT),
    PLACE_MISSING(Kind.UNPROCESSABLE),
    POINT_BUSY(Kind.CONFLICT),
    POINT_NOT_OPEN(Kind.CONFLICT),
    POINT_TAKEN(Kind.CONFLICT),
    WRONG_STATE(Kind.CONFLICT),
    RECALL_TOO_SOON(Kind.CONFLICT),
    RECALLS_USED_UP(Kind.CONFLICT),
    REASON_MISSING(Kind.UNPROCESSABLE),
    SAME_QUEUE(Kind.UNPROCESSABLE),
    NOTHING_TO_UNDO(Kind.CONFLICT),
    LIMIT_TOO_LOW(Kind.CONFLICT),
    TOKENS_REMAIN(Kind.CONFLICT);

    private final Kind kind;

    SchedulingProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
