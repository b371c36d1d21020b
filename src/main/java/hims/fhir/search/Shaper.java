package hims.fhir.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import hims.record.Elements;
import hims.record.StoredResource;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A resource cut down to what was asked for, and marked as such. */
final class Shaper {
    private static final Set<String> ALWAYS = Set.of("resourceType", "id", "meta");

    private Shaper() {}

    static byte[] shape(StoredResource resource, Shape shape) {
        if (shape.isWhole()) {
            return resource.bytes();
        }
        var elements = Elements.of(resource.key().type());
        var whole = resource.parse();
        var kept = whole.deepCopy();
        kept.retain(whole.propertyNames().stream()
                .filter(name -> ALWAYS.contains(name) || keeps(shape, elements, name))
                .toList());
        mark(kept);
        return kept.toString().getBytes(UTF_8);
    }

    private static boolean keeps(Shape shape, Elements elements, String property) {
        var name = property.startsWith("_") ? property.substring(1) : property;
        if (!shape.elements().isEmpty()) {
            return elements.isRequired(name) || shape.elements().stream().anyMatch(asked -> Elements.is(asked, name));
        }
        return switch (shape.summary()) {
            case TRUE -> elements.isRequired(name) || elements.isSummary(name);
            case TEXT -> elements.isRequired(name) || name.equals("text");
            case DATA -> !name.equals("text");
            case COUNT, FALSE -> true;
        };
    }

    private static void mark(ObjectNode kept) {
        kept.withObjectProperty("meta")
                .withArrayProperty("tag")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ObservationValue")
                .put("code", "SUBSETTED");
    }
}
