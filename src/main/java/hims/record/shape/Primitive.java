package hims.record.shape;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The primitive types, each with its format. Source: FHIR R4, data types. */
public enum Primitive {
    BASE64_BINARY("base64Binary", Kind.TEXT, Texts::isBase64),
    BOOLEAN("boolean", Kind.BOOLEAN, _ -> true),
    CANONICAL("canonical", Kind.TEXT, Texts::isUri),
    CODE("code", Kind.TEXT, Texts::isCode),
    DATE("date", Kind.TEXT, Dates::isDate),
    DATE_TIME("dateTime", Kind.TEXT, Dates::isDateTime),
    DECIMAL("decimal", Kind.NUMBER, _ -> true),
    ID("id", Kind.TEXT, Texts::isId),
    INSTANT("instant", Kind.TEXT, Dates::isInstant),
    INTEGER("integer", Kind.NUMBER, _ -> true),
    MARKDOWN("markdown", Kind.TEXT, Texts::isText),
    OID("oid", Kind.TEXT, Texts::isOid),
    POSITIVE_INT("positiveInt", Kind.NUMBER, _ -> true),
    STRING("string", Kind.TEXT, Texts::isText),
    TIME("time", Kind.TEXT, Dates::isTime),
    UNSIGNED_INT("unsignedInt", Kind.NUMBER, _ -> true),
    URI("uri", Kind.TEXT, Texts::isUri),
    URL("url", Kind.TEXT, Texts::isUri),
    UUID("uuid", Kind.TEXT, Texts::isUuid),
    XHTML("xhtml", Kind.TEXT, Narrative::isProper);

    /** How JSON writes it. */
    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN
    }

    private static final Map<String, Primitive> BY_CODE =
            Stream.of(values()).collect(toUnmodifiableMap(Primitive::code, type -> type));

    private final String code;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // only ever a method
    private final Predicate<String> format;

    Primitive(String code, Kind kind, Predicate<String> format) {
        this.code = code;
        this.kind = kind;
        this.format = format;
    }

    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /** Null when it is not a primitive type. */
    static @Nullable Primitive named(String code) {
        return BY_CODE.get(code);
    }

    boolean accepts(JsonNode value) {
        return switch (kind) {
            case BOOLEAN -> value.isBoolean();
            case TEXT -> value.isString() && format.test(value.stringValue());
            case NUMBER -> value.isNumber() && (this == DECIMAL || isWhole(value));
        };
    }

    private boolean isWhole(JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            return false;
        }
        var least = this == INTEGER ? Integer.MIN_VALUE : this == UNSIGNED_INT ? 0 : 1;
        return value.intValue() >= least;
    }
}
