package hims.platform;

/** What sort of refusal a problem is: decides the HTTP status, nothing else. */
public enum Kind {
    INVALID(400),
    NOT_SIGNED_IN(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    NOT_SUPPORTED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    GONE(410),
    STALE(412),
    TOO_LARGE(413),
    OTHER_MEDIA(415),
    UNPROCESSABLE(422),
    TOO_MANY(429),
    BUSY(503);

    private final int status;

    Kind(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
