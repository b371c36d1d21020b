package hims.fhir.format;

import hims.record.shape.Primitive;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The value of an attribute as JSON has it. What is no number stays text, and the check of shape tells it. */
final class XmlValue {
    private static final int LONGEST = 100;
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private XmlValue() {}

    static JsonNode read(Primitive type, String text) {
        return switch (type.kind()) {
            case TEXT -> NODES.stringNode(text);
            case BOOLEAN ->
                text.equals("true") || text.equals("false")
                        ? NODES.booleanNode(text.equals("true"))
                        : NODES.stringNode(text);
            case NUMBER -> number(type, text);
        };
    }

    private static JsonNode number(Primitive type, String text) {
        if (text.length() > LONGEST) {
            return NODES.stringNode(text);
        }
        if (WHOLE.matcher(text).matches()) {
            var number = new BigInteger(text);
            return number.bitLength() < Long.SIZE ? whole(number.longValue()) : NODES.numberNode(number);
        }
        if (type == Primitive.DECIMAL && DECIMAL.matcher(text).matches()) {
            var number = new BigDecimal(text);
            return JsonBody.isSensible(number) ? NODES.numberNode(number) : NODES.stringNode(text);
        }
        return NODES.stringNode(text);
    }

    private static JsonNode whole(long number) {
        return number == (int) number ? NODES.numberNode((int) number) : NODES.numberNode(number);
    }
}
