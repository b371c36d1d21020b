package hims.card;

import hims.platform.Kind;
import hims.platform.Problem;

public enum CardProblem implements Problem {
    UNKNOWN_CARD(Kind.NOT_FOUND),
    HOLDER_DIED(Kind.CONFLICT),
    WRONG_STEP(Kind.CONFLICT),
    REASON_MISSING(Kind.INVALID),
    PRINT_NOT_READABLE(Kind.UNPROCESSABLE),
    TOO_MUCH_FOR_THE_CODE(Kind.UNPROCESSABLE),
    NO_CONSENT(Kind.UNPROCESSABLE),
    UNKNOWN_LINK(Kind.NOT_FOUND),
    NO_CARD_IN_USE(Kind.CONFLICT),
    UNKNOWN_FORM(Kind.INVALID),
    UNKNOWN_BATCH(Kind.NOT_FOUND),
    BATCH_BEFORE_OPEN(Kind.CONFLICT),
    BLANKS_DO_NOT_ADD_UP(Kind.UNPROCESSABLE),
    SAME_PERSON(Kind.CONFLICT),
    SAME_CUSTODIAN(Kind.CONFLICT),
    UNKNOWN_KEY(Kind.NOT_FOUND),
    KEY_TOO_YOUNG(Kind.CONFLICT),
    KEY_STILL_NEEDED(Kind.CONFLICT),
    NO_SUCH_ALERT(Kind.NOT_FOUND),
    KEY_WRONG_STEP(Kind.CONFLICT),
    KEY_ACT_WAITS(Kind.CONFLICT),
    KEY_ACT_DECIDED(Kind.CONFLICT),
    TOO_MANY_CHECKS(Kind.TOO_MANY);

    private final Kind kind;

    CardProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
