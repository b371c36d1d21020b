package hims.pharmacy;

import hims.platform.Kind;
import hims.platform.Problem;

/** What the pharmacy refuses. */
public enum PharmacyProblem implements Problem {
    UNKNOWN_PRESCRIPTION(Kind.NOT_FOUND),
    UNKNOWN_DISPENSE(Kind.NOT_FOUND),
    UNKNOWN_MEDICINE(Kind.UNPROCESSABLE),
    /** A warning or stop has no reason against it: the record may have changed since it was shown. Args: line. */
    WARNING_UNANSWERED(Kind.CONFLICT),
    /** The line was stopped, changed or filled elsewhere meanwhile. Args: line, status, left. */
    LINE_CHANGED(Kind.CONFLICT),
    /** Args: line, left. */
    ABOVE_ORDERED(Kind.UNPROCESSABLE),
    /** Nothing to hand over. */
    NOTHING_GIVEN(Kind.UNPROCESSABLE);

    private final Kind kind;

    PharmacyProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
