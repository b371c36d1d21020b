package hims.record;

import hims.access.PersonId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The few shapes every FHIR resource is made of. Decimals keep their digits ({@code 36.60} stays so).
 * <pre>{@code
 * var observation = FhirJson.resource(ResourceType.OBSERVATION);
 * observation.put("status", "final");
 * observation.set("code", FhirJson.codeable(new Coding(Coding.LOINC, "8867-4", "Heart rate")));
 * observation.set("valueQuantity", FhirJson.quantity(new BigDecimal("88"), "beats/min", "/min"));
 * }</pre>
 */
public final class FhirJson {
    /** Identifier systems and extensions of our own begin so. */
    public static final String NAMESPACE = "https://hims.delhi.gov.in/fhir/";

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private FhirJson() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array(JsonNode... items) {
        var array = MAPPER.createArrayNode();
        for (var item : items) {
            array.add(item);
        }
        return array;
    }

    public static ObjectNode resource(ResourceType type) {
        return object().put("resourceType", type.fhirName());
    }

    public static ObjectNode coding(Coding coding) {
        return object().put("system", coding.system())
                .put("code", coding.code())
                .put("display", coding.display());
    }

    /** A CodeableConcept whose text is the display of its coding. */
    public static ObjectNode codeable(Coding coding) {
        return object().set("coding", array(coding(coding))).put("text", coding.display());
    }

    /** A CodeableConcept in words only: what has no code is said, never invented. */
    public static ObjectNode text(String words) {
        return object().put("text", words);
    }

    public static ObjectNode reference(ResourceKey target) {
        return object().put("reference", target.reference());
    }

    public static ObjectNode reference(ResourceType type, UUID id, @Nullable String display) {
        var reference = object().put("reference", type.fhirName() + "/" + id);
        return display == null ? reference : reference.put("display", display);
    }

    public static ObjectNode patient(PersonId person) {
        return reference(ResourceType.PATIENT, person.value(), null);
    }

    public static ObjectNode period(Instant start, @Nullable Instant end) {
        var period = object().put("start", start.toString());
        return end == null ? period : period.put("end", end.toString());
    }

    /** The unit as people read it and, in UCUM, as machines do. */
    public static ObjectNode quantity(BigDecimal value, String unit, String ucum) {
        return object().put("value", plain(value))
                .put("unit", unit)
                .put("system", Coding.UCUM)
                .put("code", ucum);
    }

    /** A number of things that have no unit: tablets, strips, ampoules. */
    public static ObjectNode count(BigDecimal value, String unit) {
        return object().put("value", plain(value)).put("unit", unit);
    }

    /** {@code 1E+2} as people write it. What comes from outside stays as it was: its digits say how exact it is. */
    private static BigDecimal plain(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /** @param name of our own kind of number, such as {@code prescription-line} */
    public static ObjectNode identifier(String name, String value) {
        return object().put("system", NAMESPACE + "id/" + name).put("value", value);
    }

    /** {@code category} and the like: one CodeableConcept without words. */
    static ObjectNode code(String system, String code) {
        return object().set("coding", array(object().put("system", system).put("code", code)));
    }
}
