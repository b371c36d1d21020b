package hims.record.shape;

import tools.jackson.databind.JsonNode;

/** Required codes in a CodeableConcept (one of its codings will do), a Coding or a Quantity. */
final class CodeCheck {
    private CodeCheck() {}

    static boolean isFrom(CodeSet codes, JsonNode value) {
        var codings = value.path("coding");
        if (codings.isArray()) {
            for (var coding : codings) {
                if (isCodingFrom(codes, coding)) {
                    return true;
                }
            }
            return false;
        }
        if (value.has("code")) {
            return isCodingFrom(codes, value);
        }
        return value.has("extension") || value.has("value"); // said why there is no code; a quantity without a unit
    }

    private static boolean isCodingFrom(CodeSet codes, JsonNode coding) {
        return codes.has(coding.path("system").asString(""), coding.path("code").asString(""));
    }
}
