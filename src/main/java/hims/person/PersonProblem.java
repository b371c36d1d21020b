package hims.person;

import hims.platform.Kind;
import hims.platform.Problem;

/** Refusals of this module. */
public enum PersonProblem implements Problem {
    UNKNOWN_PERSON(Kind.NOT_FOUND),
    UNKNOWN_SEARCH(Kind.NOT_FOUND),
    /** Nobody is registered without a search in the same session (PER-2). */
    SEARCH_FIRST(Kind.CONFLICT),
    /** Somebody like this is on record and was not looked at (PER-6). */
    LOOKS_ALIKE(Kind.CONFLICT),
    TOO_MANY_SEARCHES(Kind.TOO_MANY);

    private final Kind kind;

    PersonProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
