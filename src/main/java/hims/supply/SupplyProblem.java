package hims.supply;

import hims.platform.Kind;
import hims.platform.Problem;

/** What supply refuses. */
public enum SupplyProblem implements Problem {
    /** Args: item, available. */
    INSUFFICIENT_STOCK(Kind.CONFLICT),
    /** The heap named is expired, locked, of another item or holds less: args number, available. */
    BATCH_NOT_USABLE(Kind.CONFLICT),
    /** An earlier batch exists and no reason was given. */
    NOT_FIRST_TO_EXPIRE(Kind.UNPROCESSABLE),
    /** The same batch number came earlier with another expiry: args number, recorded, typed. */
    BATCH_MISMATCH(Kind.CONFLICT),
    BATCH_CANNOT_BECOME(Kind.CONFLICT),
    ALREADY_REVERSED(Kind.CONFLICT),
    /** The actor does not work at a hospital with a store. */
    NO_STORE(Kind.UNPROCESSABLE),
    UNKNOWN_ITEM(Kind.NOT_FOUND),
    UNKNOWN_BATCH(Kind.NOT_FOUND);

    private final Kind kind;

    SupplyProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
