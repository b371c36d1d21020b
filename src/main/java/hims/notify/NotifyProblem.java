package hims.notify;

import hims.platform.Kind;
import hims.platform.Problem;

/** What the messenger refuses. */
public enum NotifyProblem implements Problem {
    TOO_MANY_CODES(Kind.TOO_MANY);

    private final Kind kind;

    NotifyProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
