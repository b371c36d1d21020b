package hims.fhir;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param body empty for none; FHIR JSON unless {@code headers} name another content type
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers
public record Answer(int status, byte[] body, Map<String, String> headers) {
    static final byte[] NOTHING = {};

    public static Answer ok(byte[] body) {
        return new Answer(200, body, Map.of());
    }

    static Answer empty(int status) {
        return new Answer(status, NOTHING, Map.of());
    }

    /** With the headers of one version. */
    static Answer version(int status, byte[] body, int version, Instant at) {
        return new Answer(status, body, Map.of("ETag", tag(version), "Last-Modified", HttpDates.show(at)));
    }

    static String tag(int version) {
        return "W/\"" + version + "\"";
    }

    Answer with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Answer(status, body, all);
    }
}
