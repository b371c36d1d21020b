package hims.fhir;

import java.io.Serializable;
import java.util.HashMap;

/**
 * What the API said to a request of the viewer.
 *
 * @param format what it is sent in; {@code body} is JSON all the same, unless a header names another type
 * @param millis it took, without the way through the network
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers
record Answered(int status, byte[] body, HashMap<String, String> headers, Format format, long millis)
        implements Serializable {
    /** Of the session, which holds the answer of a request that changed something. */
    private static final int MOST_KEPT = 300_000;

    static Answered of(Answer answer, Format format, long millis) {
        return new Answered(answer.status(), answer.body(), new HashMap<>(answer.headers()), format, millis);
    }

    Answered kept() {
        return body.length <= MOST_KEPT ? this : new Answered(status, Answer.NOTHING, headers, format, millis);
    }

    boolean isJson() {
        return headers.getOrDefault("Content-Type", Format.JSON.type()).contains("json");
    }
}
