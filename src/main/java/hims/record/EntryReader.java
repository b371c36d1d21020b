package hims.record;

import hims.record.Timeline.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Any resource as one line of a time line. */
final class EntryReader {
    private static final List<String> WHAT =
            List.of("code", "medicationCodeableConcept", "vaccineCode", "serviceType", "type", "category", "class");
    private static final Set<String> ELEMENTS = Set.of(
            "meta",
            "status",
            "clinicalStatus",
            "code",
            "medicationCodeableConcept",
            "vaccineCode",
            "serviceType",
            "type",
            "category",
            "class",
            "encounter",
            "context",
            "valueQuantity",
            "valueString",
            "valueCodeableConcept",
            "component",
            "dosageInstruction",
            "conclusion",
            "description",
            "title",
            "reasonCode",
            "quantity");

    private EntryReader() {}

    static Entry read(Fact fact) {
        var json = fact.slice(ELEMENTS);
        return new Entry(
                fact.key(),
                fact.from(),
                fact.until().equals(Instant.MAX) ? null : fact.until(),
                what(json),
                detail(fact, json),
                json.path("status").asString(Fact.code(json.path("clinicalStatus"))),
                ResourceKey.find(encounter(json)).orElse(null),
                Source.find(json.path("meta").path("source").asString("")).orElse(null));
    }

    private static String encounter(JsonNode json) {
        var context = json.path("context").path("encounter").path(0).isMissingNode()
                ? json.path("context")
                : json.path("context").path("encounter").path(0);
        return json.path("encounter")
                .path("reference")
                .asString(context.path("reference").asString(""));
    }

    private static Concept what(JsonNode json) {
        for (var element : WHAT) {
            var value = json.path(element).isArray() ? json.path(element).path(0) : json.path(element);
            if (value.has("text") || value.has("coding")) {
                return Concept.read(value);
            }
        }
        return Concept.words(
                json.path("title").asString(json.path("class").path("display").asString("")));
    }

    private static String detail(Fact fact, JsonNode json) {
        return switch (fact.type()) {
            case OBSERVATION -> observed(fact, json);
            case MEDICATION_REQUEST ->
                json.path("dosageInstruction").path(0).path("text").asString("");
            case MEDICATION_DISPENSE -> amount(json.path("quantity"));
            case DIAGNOSTIC_REPORT -> json.path("conclusion").asString("");
            case DOCUMENT_REFERENCE -> json.path("description").asString("");
            case ENCOUNTER -> Concept.read(json.path("reasonCode").path(0)).text();
            default -> "";
        };
    }

    private static String observed(Fact fact, JsonNode json) {
        if (json.has("valueString")) {
            return json.path("valueString").asString();
        }
        if (json.has("valueCodeableConcept")) {
            return Concept.read(json.path("valueCodeableConcept")).text();
        }
        var vital = VitalsBuilder.vital(fact, json);
        return (vital.number() + " " + vital.unit()).strip();
    }

    private static String amount(JsonNode quantity) {
        return quantity.has("value")
                ? VitalsBuilder.number(quantity).toPlainString() + " " + VitalsBuilder.unit(quantity)
                : "";
    }
}
