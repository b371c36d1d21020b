package hims.terminology;

import hims.platform.Kind;
import hims.platform.Problem;

/** What the code lists refuse. */
public enum TerminologyProblem implements Problem {
    UNKNOWN_CODE(Kind.INVALID),
    DOSE_NOT_MEASURABLE(Kind.INVALID);

    private final Kind kind;

    TerminologyProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
