package hims.platform;

/** What the platform itself refuses. */
public enum PlatformProblem implements Problem {
    /** The key of a form was used before for something else, or by somebody else. */
    KEY_REUSED(Kind.UNPROCESSABLE),
    /** The same submission is being worked on at this moment. */
    STILL_RUNNING(Kind.CONFLICT),
    /** Others kept changing the same rows; the act was tried several times. */
    TRY_AGAIN(Kind.BUSY);

    private final Kind kind;

    PlatformProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
