package hims.access;

import hims.platform.Kind;
import hims.platform.Problem;

/** Refusals of this module. */
public enum AccessProblem implements Problem {
    NOT_ALLOWED(Kind.FORBIDDEN),
    NO_CARE_RELATION(Kind.FORBIDDEN),
    UNKNOWN_PLACE(Kind.NOT_FOUND),
    UNKNOWN_PATIENT(Kind.NOT_FOUND),
    WRONG_PASSWORD(Kind.FORBIDDEN),
    EXPLANATION_MISSING(Kind.INVALID),
    NOT_OPEN(Kind.CONFLICT),
    ALREADY_REVIEWED(Kind.CONFLICT),
    OWN_ACCESS(Kind.FORBIDDEN),
    OWN_OR_FAMILY(Kind.FORBIDDEN),
    UNKNOWN_USER(Kind.NOT_FOUND),
    LINKED_ALREADY(Kind.CONFLICT),
    LOGIN_TAKEN(Kind.CONFLICT),
    INVITE_EXPIRED(Kind.NOT_FOUND);

    private final Kind kind;

    AccessProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
