package hims.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A resource in one line: what it is, its value and state, and when it was. Of any type, by the elements R4 has alike. */
final class ResourceLine {
    private static final List<String> CONCEPTS = List.of(
            "code", "medicationCodeableConcept", "vaccineCode", "type", "category", "serviceType", "description");
    private static final List<String> TIMES = List.of(
            "effectiveDateTime",
            "authoredOn",
            "onsetDateTime",
            "occurrenceDateTime",
            "performedDateTime",
            "whenHandedOver",
            "recordedDate",
            "recorded",
            "date",
            "birthDate");

    private ResourceLine() {}

    static String of(JsonNode resource) {
        var parts = new ArrayList<String>();
        parts.add(name(resource.path("name")));
        CONCEPTS.stream()
                .map(element -> concept(resource.path(element)))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .ifPresent(parts::add);
        parts.add(value(resource));
        parts.add(resource.path("status").asString(""));
        TIMES.stream()
                .map(element -> resource.path(element).asString(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .or(() -> Stream.of(resource.at("/period/start").asString("")).findFirst())
                .ifPresent(time -> parts.add(time.substring(0, Math.min(10, time.length()))));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    private static String name(JsonNode name) {
        var one = name.isArray() ? name.path(0) : name;
        if (one.isString()) {
            return one.asString("");
        }
        var given =
                one.path("given").valueStream().map(part -> part.asString("")).collect(Collectors.joining(" "));
        return one.path("text").asString((given + " " + one.path("family").asString("")).strip());
    }

    private static String concept(JsonNode concept) {
        var one = concept.isArray() ? concept.path(0) : concept;
        if (one.isString()) {
            return one.asString("");
        }
        return Stream.of(one.path("text"), one.at("/coding/0/display"), one.at("/coding/0/code"), one.path("display"))
                .map(text -> text.asString(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String value(JsonNode resource) {
        var quantity = resource.path("valueQuantity");
        if (quantity.has("value")) {
            return quantity.path("value").asString("") + " "
                    + quantity.path("unit").asString("");
        }
        return concept(resource.path("valueCodeableConcept"))
                + resource.path("valueString").asString("");
    }
}
