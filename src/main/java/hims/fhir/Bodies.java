package hims.fhir;

import hims.fhir.format.FhirFormat;
import hims.fhir.format.MalformedBody;
import hims.fhir.format.ReadLimits;
import hims.platform.Rejected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is sent: whole, within limits, and as the format it says it is. */
@Component
class Bodies {
    static final int LARGEST = 50 * 1024 * 1024;
    private static final int FIRST_BYTES = 64 * 1024;
    private static final int LARGEST_RESOURCE = 10 * 1024 * 1024;
    /** Of the bodies that are read at once, in kilobytes: what comes on top is asked to try again. */
    private static final int ROOM = 192 * 1024;

    private final Semaphore room = new Semaphore(ROOM);

    /** @throws Rejected BODY_FORMAT, BODY_EMPTY, BODY_TOO_LARGE */
    ObjectNode resource(Call call) {
        return resource(call.body(), LARGEST_RESOURCE);
    }

    ObjectNode resource(Body body, int most) {
        var format = format(body);
        return read(format, bytes(body, most));
    }

    /** A whole bundle as the JSON it is, or as the JSON it means. */
    byte[] json(Body body) {
        return switch (format(body)) {
            case JSON -> bytes(body, LARGEST);
            case XML -> bundle(body);
        };
    }

    private byte[] bundle(Body body) {
        return inRoom(body, LARGEST, () -> {
            if (body.length() == 0) {
                throw new Rejected(FhirProblem.BODY_EMPTY);
            }
            var json = new ByteArrayBuilder(FIRST_BYTES);
            try {
                FhirFormat.bundle(body.stream(), ReadLimits.STANDARD, json);
            } catch (UncheckedIOException senderWentAway) {
                throw new Rejected(FhirProblem.BODY_CUT_SHORT);
            }
            return json.toByteArray();
        });
    }

    private static Format format(Body body) {
        return Format.find(body.plainType())
                .orElseThrow(() -> new Rejected(FhirProblem.BODY_FORMAT, Map.of("format", body.plainType())));
    }

    /** @throws Rejected BODY_EMPTY, BODY_TOO_LARGE, TOO_BUSY */
    byte[] bytes(Body body, int most) {
        return inRoom(body, most, () -> whole(body, most));
    }

    private byte[] inRoom(Body body, int most, Supplier<byte[]> read) {
        if (body.length() > most) {
            throw tooLarge(most);
        }
        var kilobytes = (int) ((body.length() < 0 ? most : body.length()) / 1024);
        if (!room.tryAcquire(kilobytes)) {
            throw Rejected.retryAfter(FhirProblem.TOO_BUSY, java.time.Duration.ofSeconds(2));
        }
        try {
            return read.get();
        } finally {
            room.release(kilobytes);
        }
    }

    private static byte[] whole(Body body, int most) {
        try {
            var bytes = body.stream().readNBytes(most + 1);
            if (bytes.length > most) {
                throw tooLarge(most);
            }
            if (bytes.length == 0) {
                throw new Rejected(FhirProblem.BODY_EMPTY);
            }
            return bytes;
        } catch (IOException senderWentAway) {
            throw new Rejected(FhirProblem.BODY_CUT_SHORT);
        }
    }

    private static Rejected tooLarge(int most) {
        return new Rejected(FhirProblem.BODY_TOO_LARGE, Map.of("limit", most / (1024 * 1024)));
    }

    /** Of JSON. */
    static ObjectNode parse(byte[] bytes) {
        return read(Format.JSON, bytes);
    }

    private static ObjectNode read(Format format, byte[] bytes) {
        return format.codec().read(new ByteArrayInputStream(bytes), ReadLimits.STANDARD);
    }

    /** Of JSON, one part of it. */
    static ObjectNode parse(byte[] bytes, int from, int to) {
        try {
            return Format.JSON.codec().read(new ByteArrayInputStream(bytes, from, to - from), ReadLimits.STANDARD);
        } catch (MalformedBody part) {
            throw part.below(lines(bytes, from));
        }
    }

    /** Of JSON that is read otherwise: the place counted from the start of the whole body. */
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
}
