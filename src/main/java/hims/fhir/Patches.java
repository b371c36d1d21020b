package hims.fhir;

import hims.platform.Rejected;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Patches in both their languages: JSON Patch (RFC 6902) and FHIRPath Patch, told apart by the content type. */
final class Patches {
    static final String JSON_PATCH = "application/json-patch+json";
    private static final int LARGEST = 1024 * 1024;
    private static final int MOST_OPERATIONS = 500;
    private static final int LARGEST_EXPONENT = 400;

    private Patches() {}

    /** @throws Rejected BODY_FORMAT, PATCH_MALFORMED; applied: PATCH_FAILED */
    static UnaryOperator<ObjectNode> read(Body body, Bodies bodies) {
        if (body.plainType().equals(JSON_PATCH)) {
            var operations = operations(bodies.bytes(body, LARGEST));
            return resource -> new JsonPatch(resource).apply(operations);
        }
        var parameters = bodies.resource(body, LARGEST);
        if (!parameters.path("resourceType").asString("").equals("Parameters")) {
            throw new Rejected(FhirProblem.WRONG_TYPE, Map.of("expected", "Parameters"));
        }
        if (!(parameters.path("parameter") instanceof ArrayNode list) || list.size() > MOST_OPERATIONS) {
            throw malformed(0);
        }
        return resource -> FhirPathPatch.apply(list, resource);
    }

    private static ArrayNode operations(byte[] bytes) {
        try {
            if (Json.MAPPER.readTree(bytes) instanceof ArrayNode list && list.size() <= MOST_OPERATIONS) {
                requireNumbers(list);
                return list;
            }
            throw malformed(0);
        } catch (JacksonException e) {
            throw Bodies.malformed(e, bytes, 0);
        }
    }

    /** A short number such as 1e999999999 would fill the memory once somebody counts with it. */
    private static void requireNumbers(JsonNode node) {
        if (node.isContainer()) {
            node.forEach(Patches::requireNumbers);
        } else if (node.isBigDecimal() && Math.abs((long) node.decimalValue().scale()) > LARGEST_EXPONENT) {
            throw malformed(0);
        }
    }

    /** @param number of the operation, from 0 */
    static Rejected malformed(int number) {
        return new Rejected(FhirProblem.PATCH_MALFORMED, Map.of("operation", number + 1));
    }

    static Rejected failed(int number) {
        return new Rejected(FhirProblem.PATCH_FAILED, Map.of("operation", number + 1));
    }

    static String text(JsonNode operation, String field, int number) {
        if (!operation.path(field).isString()) {
            throw malformed(number);
        }
        return operation.path(field).asString();
    }
}
