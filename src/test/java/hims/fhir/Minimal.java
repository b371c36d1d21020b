package hims.fhir;

import static java.util.Objects.requireNonNull;

import hims.access.PersonId;
import hims.record.ResourceType;
import hims.record.shape.Definitions;
import hims.record.shape.Element;
import hims.record.shape.Primitive;
import hims.record.shape.Shape;
import hims.record.shape.Slot;
import hims.record.shape.ValueType;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The smallest resource of each type that FHIR's own definitions let pass, about one patient: a new type cannot be forgotten. */
final class Minimal {
    private static final Definitions R4 = Definitions.r4();
    private static final Set<String> PERSON_AT =
            Set.of("subject", "patient", "beneficiary", "individual", "for", "deliverTo", "target");

    private final String patient;

    private Minimal(PersonId person) {
        this.patient = "Patient/" + person;
    }

    static ObjectNode of(ResourceType type, PersonId person) {
        return new Minimal(person).resource(type);
    }

    private ObjectNode resource(ResourceType type) {
        var shape = R4.fetchResource(type.fhirName());
        var resource = Json.resource(type.fhirName());
        fill(resource, shape);
        if (Types.needsPerson(type) && Types.about(type, resource).isEmpty()) {
            switch (type) {
                case APPOINTMENT -> ((ObjectNode) resource.at("/participant/0")).set("actor", reference());
                case APPOINTMENT_RESPONSE -> resource.set("actor", reference());
                case BINARY -> resource.put("contentType", "text/plain").set("securityContext", reference());
                default -> name(resource, shape);
            }
        }
        return resource;
    }

    private void name(ObjectNode resource, Shape shape) {
        for (var name : PERSON_AT) {
            var slot = shape.slot(name);
            if (slot != null) {
                put(resource, slot, reference());
                return;
            }
        }
    }

    private void fill(ObjectNode node, Shape shape) {
        for (var element : shape.elements()) {
            if (element.min() > 0) {
                var type = chosen(element);
                var slot = requireNonNull(shape.slot(element.property(type)));
                put(node, slot, value(slot));
            }
        }
    }

    private static void put(ObjectNode node, Slot slot, JsonNode value) {
        if (slot.element().repeats()) {
            node.putArray(slot.property()).add(value);
        } else {
            node.set(slot.property(), value);
        }
    }

    /** A reference where it may name the patient, else what is simplest. */
    private static ValueType chosen(Element element) {
        return element.types().stream()
                .filter(type -> type.targets().contains("Patient"))
                .findFirst()
                .orElse(element.types().getFirst());
    }

    private JsonNode value(Slot slot) {
        var primitive = slot.primitive();
        if (primitive != null) {
            return primitive(slot, primitive);
        }
        var shape = requireNonNull(slot.shape());
        return switch (shape.name()) {
            case "Reference" ->
                slot.type().targets().contains("Patient")
                                || slot.type().targets().isEmpty()
                        ? reference()
                        : Json.object().put("display", "Somebody");
            case "CodeableConcept" -> concept(slot);
            case "Coding" -> Json.object().put("code", "x");
            case "Identifier" -> Json.object().put("value", "x");
            default -> {
                var node = Json.object();
                fill(node, shape);
                if (node.isEmpty()) { // nothing is required of it, but it may not be empty
                    node.putArray("extension")
                            .addObject()
                            .put("url", "https://example.org/x")
                            .put("valueBoolean", true);
                }
                yield node;
            }
        };
    }

    private static ObjectNode concept(Slot slot) {
        var codes = slot.element().codes();
        var concept = Json.object().put("text", "Something");
        if (codes != null) {
            var system = codes.systems().entrySet().iterator().next();
            concept.putArray("coding")
                    .addObject()
                    .put("system", system.getKey())
                    .put("code", system.getValue().keySet().iterator().next());
        }
        return concept;
    }

    private static JsonNode primitive(Slot slot, Primitive primitive) {
        var codes = slot.element().codes();
        var node = Json.object();
        switch (primitive) {
            case BOOLEAN -> node.put("x", true);
            case DECIMAL, INTEGER, POSITIVE_INT, UNSIGNED_INT -> node.put("x", 1);
            case DATE -> node.put("x", "2026-03-03");
            case DATE_TIME, INSTANT -> node.put("x", "2026-03-03T10:00:00+05:30");
            case TIME -> node.put("x", "10:00:00");
            case BASE64_BINARY -> node.put("x", "AAAA");
            case URI, URL, CANONICAL -> node.put("x", "https://example.org/x");
            case OID -> node.put("x", "urn:oid:1.2.3");
            case UUID -> node.put("x", "urn:uuid:c757873d-ec9a-4326-a141-556f43239520");
            default ->
                node.put(
                        "x",
                        codes == null
                                ? "x"
                                : codes.codes().stream().sorted().findFirst().orElseThrow());
        }
        return requireNonNull(node.get("x"));
    }

    private ObjectNode reference() {
        return Json.object().put("reference", patient);
    }
}
