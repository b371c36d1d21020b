package hims.fhir.format;

import hims.fhir.format.MalformedBody.Reason;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/** A Binary among what is sent, however large: what it holds never stands in memory, and the rest of it is small. */
public final class BinaryBody {
    private static final String BINARY = "Binary";
    private static final long REST = 1024 * 1024;
    private static final ReadLimits LIMITS = new ReadLimits(Long.MAX_VALUE, ReadLimits.STANDARD.depth());

    private BinaryBody() {}

    /** @throws MalformedBody for what is not of this format, or holds more besides its data than a Binary has */
    public static boolean isBinary(FhirFormat format, InputStream body) {
        return switch (format) {
            case JSON -> isBinary(body);
            case XML -> XmlBody.is(BINARY, body);
        };
    }

    private static boolean isBinary(InputStream json) {
        try (var parser = JsonBody.FACTORY.createParser(json)) {
            return parser.nextToken() == JsonToken.START_OBJECT && isBinary(parser);
        } catch (JacksonException broken) {
            throw JsonBody.malformed(Reason.SYNTAX, broken.getLocation());
        }
    }

    /** A value that nobody asks for is passed over where it stands. */
    private static boolean isBinary(JsonParser parser) {
        var found = false;
        var from = -1L;
        var data = 0L;
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            data += from < 0 ? 0 : place(parser) - from;
            from = -1;
            var token = parser.nextToken();
            if (name.equals("resourceType") && token == JsonToken.VALUE_STRING) {
                found = BINARY.equals(parser.getString());
            } else if (name.equals(JsonBody.DATA)) {
                from = place(parser);
            }
            parser.skipChildren();
        }
        data += from < 0 ? 0 : place(parser) - from;
        if (found && place(parser) - data > REST) {
            throw new MalformedBody(Reason.TOO_LARGE, 0, 0);
        }
        return found;
    }

    private static long place(JsonParser parser) {
        return parser.currentTokenLocation().getByteOffset();
    }

    /** Of JSON that is one; {@code data} takes what it holds. */
    public static ObjectNode read(InputStream json, OutputStream data) {
        return new JsonBody(LIMITS, data).read(json);
    }
}
