package hims.privacy;

import hims.platform.Kind;
import hims.platform.Problem;

public enum PrivacyProblem implements Problem {
    UNKNOWN_READING(Kind.NOT_FOUND),
    UNKNOWN_QUESTION(Kind.NOT_FOUND),
    ALREADY_ANSWERED(Kind.CONFLICT);

    private final Kind kind;

    PrivacyProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
