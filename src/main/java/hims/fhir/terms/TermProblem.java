package hims.fhir.terms;

import hims.platform.Kind;
import hims.platform.Problem;

/** What the terminology operations refuse. */
enum TermProblem implements Problem {
    UNKNOWN_CODE_SYSTEM(Kind.NOT_FOUND),
    UNKNOWN_VALUE_SET(Kind.NOT_FOUND),
    UNKNOWN_TERM(Kind.NOT_FOUND),
    /** Fact {@code parameter} names it. */
    PARAMETER_MISSING(Kind.INVALID);

    private final Kind kind;

    TermProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
