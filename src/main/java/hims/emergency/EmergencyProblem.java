package hims.emergency;

import hims.platform.Kind;
import hims.platform.Problem;

/** Refusals of this module. */
public enum EmergencyProblem implements Problem {
    /** Reviewed already, or of another hospital, or never there. */
    NOTHING_TO_REVIEW(Kind.NOT_FOUND);

    private final Kind kind;

    EmergencyProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
