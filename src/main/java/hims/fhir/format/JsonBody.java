package hims.fhir.format;

import hims.fhir.format.MalformedBody.Reason;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON token by token into a tree. Decimals keep their digits, names come once, nothing is forgiven. */
final class JsonBody {
    static final String DATA = "data";
    private static final int LONGEST_NUMBER = 100;
    private static final int LARGEST_EXPONENT = 400;
    private static final int LONGEST_NAME = 1000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE) // the limit is our own
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .maxStringLength(Integer.MAX_VALUE) // so is this
                    .build())
            .build();

    private final ReadLimits limits;
    private final @Nullable OutputStream data;
    private boolean taken;

    JsonBody(ReadLimits limits) {
        this(limits, null);
    }

    /** @param data takes what the element {@code data} of the resource holds, which is then not in the tree */
    JsonBody(ReadLimits limits, @Nullable OutputStream data) {
        this.limits = limits;
        this.data = data;
    }

    ObjectNode read(InputStream body) {
        try (var parser = FACTORY.createParser(new LimitedStream(body, limits.bytes()))) {
            return read(parser);
        } catch (StreamConstraintsException beyond) {
            throw malformed(Reason.TOO_LONG, beyond.getLocation());
        } catch (JacksonIOException _) { // the line itself fails unchecked
            throw new MalformedBody(Reason.ENCODING, 0, 0);
        } catch (JacksonException broken) {
            throw malformed(Reason.SYNTAX, broken.getLocation());
        }
    }

    private ObjectNode read(JsonParser parser) {
        var first = parser.nextToken();
        if (first == null) {
            throw new MalformedBody(Reason.EMPTY, 0, 0);
        }
        if (first != JsonToken.START_OBJECT) {
            throw malformed(Reason.NOT_AN_OBJECT, parser.currentTokenLocation());
        }
        var resource = object(parser, 1);
        if (parser.nextToken() != null) {
            throw malformed(Reason.AFTER_THE_END, parser.currentTokenLocation());
        }
        return resource;
    }

    private ObjectNode object(JsonParser parser, int depth) {
        var object = NODES.objectNode();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            var at = parser.currentTokenLocation();
            var token = parser.nextToken();
            if (data != null && depth == 1 && name.equals(DATA) && token == JsonToken.VALUE_STRING) {
                take(parser, data, at);
            } else if (object.replace(name, value(parser, token, depth)) != null) {
                throw malformed(Reason.DUPLICATE_NAME, at);
            }
        }
        return object;
    }

    private void take(JsonParser parser, OutputStream into, TokenStreamLocation at) {
        if (taken) {
            throw malformed(Reason.DUPLICATE_NAME, at);
        }
        parser.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, into);
        taken = true;
    }

    private JsonNode array(JsonParser parser, int depth) {
        var array = NODES.arrayNode();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token, depth));
        }
        return array;
    }

    private JsonNode value(JsonParser parser, JsonToken token, int depth) {
        if (token.isStructStart() && depth == limits.depth()) {
            throw malformed(Reason.TOO_DEEP, parser.currentTokenLocation());
        }
        return switch (token) {
            case START_OBJECT -> object(parser, depth + 1);
            case START_ARRAY -> array(parser, depth + 1);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(decimal(parser));
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw malformed(Reason.SYNTAX, parser.currentTokenLocation());
        };
    }

    private static JsonNode whole(JsonParser parser) {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private static BigDecimal decimal(JsonParser parser) {
        try {
            var decimal = parser.getDecimalValue();
            if (isSensible(decimal)) {
                return decimal;
            }
        } catch (NumberFormatException _) { // its exponent is beyond all bounds
        }
        throw malformed(Reason.NUMBER, parser.currentTokenLocation());
    }

    /** No quantity on earth is larger; plain digits of such a number would fill the memory. */
    static boolean isSensible(BigDecimal decimal) {
        return Math.abs((long) decimal.scale()) <= LARGEST_EXPONENT && decimal.precision() <= LONGEST_NUMBER;
    }

    static MalformedBody malformed(Reason reason, @Nullable TokenStreamLocation at) {
        return at == null
                ? new MalformedBody(reason, 0, 0)
                : new MalformedBody(reason, at.getLineNr(), at.getColumnNr());
    }

    /** Of the store: read before, so it is right. */
    static ObjectNode trusted(byte[] json) {
        return MAPPER.readValue(json, ObjectNode.class);
    }

    static byte[] pretty(byte[] json) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(trusted(json));
    }
}
