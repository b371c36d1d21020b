package hims.fhir;

import hims.platform.Rejected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent back.
 *
 * @param body empty for none; FHIR JSON unless {@code headers} name another content type
 * @param payload in its place; {@code headers} name its content type
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers
public record Answer(
        int status,
        byte[] body,
        Map<String, String> headers,
        @Nullable Payload payload) {
    static final byte[] NOTHING = {};
    private static final int LARGEST_AMONG_OTHERS = 1024 * 1024;

    public Answer(int status, byte[] body, Map<String, String> headers) {
        this(status, body, headers, null);
    }

    /** A body that is written while it is read, as it may be too large to be held. */
    public interface Payload {
        long length();

        void write(OutputStream out) throws IOException;
    }

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
        return new Answer(status, body, all, payload);
    }

    Answer with(Payload large) {
        return new Answer(status, NOTHING, headers, large);
    }

    /** With its body in memory, to stand among others. @throws Rejected CONTENT_APART when that would be too much */
    Answer whole() {
        if (payload == null) {
            return this;
        }
        if (payload.length() > LARGEST_AMONG_OTHERS) {
            throw new Rejected(FhirProblem.CONTENT_APART);
        }
        var bytes = new ByteArrayOutputStream((int) payload.length());
        try {
            payload.write(bytes);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return new Answer(status, bytes.toByteArray(), headers);
    }
}
