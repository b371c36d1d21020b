package hims.org;

import hims.platform.Kind;
import hims.platform.Problem;

/** Refusals of this module. */
public enum OrgProblem implements Problem {
    UNKNOWN_UNIT;

    @Override
    public Kind kind() {
        return Kind.NOT_FOUND;
    }
}
