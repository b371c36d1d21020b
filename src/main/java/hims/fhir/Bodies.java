package hims.fhir;

import hims.platform.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is sent: whole, within limits, and as the format it says it is. */
@Component
class Bodies {
    static final int LARGEST = 50 * 1024 * 1024;
    private static final int LARGEST_RESOURCE = 10 * 1024 * 1024;
    /** Of the bodies that are read at once, in kilobytes: what comes on top is asked to try again. */
    private static final int ROOM = 192 * 1024;

    private static final int WIDEST_NUMBER = 40;
    private final Semaphore room = new Semaphore(ROOM);

    /** @throws Rejected BODY_FORMAT, BODY_EMPTY, BODY_TOO_LARGE, BODY_MALFORMED */
    ObjectNode resource(Call call) {
        requireJson(call.body());
        return parse(bytes(call.body(), LARGEST_RESOURCE));
    }

    static void requireJson(Body body) {
        if (Format.find(body.plainType()).isEmpty()) {
            throw new Rejected(FhirProblem.BODY_FORMAT, Map.of("format", body.plainType()));
        }
    }

    /** @throws Rejected BODY_EMPTY, BODY_TOO_LARGE, TOO_BUSY */
    byte[] bytes(Body body, int most) {
        if (body.length() > most) {
            throw tooLarge(most);
        }
        var kilobytes = (int) ((body.length() < 0 ? most : body.length()) / 1024);
        if (!room.tryAcquire(kilobytes)) {
            throw Rejected.retryAfter(FhirProblem.TOO_BUSY, java.time.Duration.ofSeconds(2));
        }
        try {
            var bytes = body.stream().readNBytes(most + 1);
            if (bytes.length > most) {
                throw tooLarge(most);
            }
            if (bytes.length == 0) {
                throw new Rejected(FhirProblem.BODY_EMPTY);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("The sender went away", e);
        } finally {
            room.release(kilobytes);
        }
    }

    private static Rejected tooLarge(int most) {
        return new Rejected(FhirProblem.BODY_TOO_LARGE, Map.of("limit", most / (1024 * 1024)));
    }

    /** @throws Rejected BODY_MALFORMED */
    static ObjectNode parse(byte[] bytes) {
        return parse(bytes, 0, bytes.length);
    }

    static ObjectNode parse(byte[] bytes, int from, int to) {
        try {
            var tree = Json.MAPPER.readTree(bytes, from, to - from);
            if (!(tree instanceof ObjectNode resource)) {
                throw malformed(1, 1);
            }
            requireNumbers(resource);
            return resource;
        } catch (JacksonException e) {
            throw malformed(e, bytes, from);
        }
    }

    /** The place counted from the start of the whole body. */
    static Rejected malformed(JacksonException e, byte[] bytes, int from) {
        var at = e.getLocation();
        var before = lines(bytes, from);
        if (!(e instanceof StreamReadException) || at == null) {
            return malformed(1, 1);
        }
        return malformed(before + Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private static int lines(byte[] bytes, int to) {
        var lines = 0;
        for (var at = 0; at < to; at++) {
            lines += bytes[at] == '\n' ? 1 : 0;
        }
        return lines;
    }

    static Rejected malformed(int line, int column) {
        return new Rejected(FhirProblem.BODY_MALFORMED, Map.of("line", line, "column", column));
    }

    /** A short number such as 1e999999999 would fill the memory once written out. */
    private static void requireNumbers(JsonNode node) {
        if (node.isContainer()) {
            node.forEach(Bodies::requireNumbers);
        } else if (node.isBigDecimal() && isWide(node.decimalValue())) {
            throw malformed(1, 1);
        }
    }

    private static boolean isWide(BigDecimal number) {
        return Math.abs((long) number.scale()) + number.precision() > 2L * WIDEST_NUMBER;
    }
}
