package hims.billing;

import hims.platform.Kind;
import hims.platform.Problem;

/** What billing refuses. An act is never refused for want of a tariff. */
public enum BillingProblem implements Problem {
    ALREADY_REVERSED(Kind.CONFLICT),
    /** The account of the visit is closed to new charges. */
    ACCOUNT_CLOSED(Kind.CONFLICT);

    private final Kind kind;

    BillingProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
