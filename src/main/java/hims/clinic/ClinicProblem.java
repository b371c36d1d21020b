package hims.clinic;

import hims.platform.Kind;
import hims.platform.Problem;

/** Refusals of this module. */
public enum ClinicProblem implements Problem {
    /** Neither a diagnosis nor a complaint: at least the symptom is said (CLIN-14). */
    NOTHING_TO_SIGN(Kind.UNPROCESSABLE),
    /** The person holds a token of a later day and has not arrived. */
    NO_VISIT(Kind.CONFLICT);

    private final Kind kind;

    ClinicProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
