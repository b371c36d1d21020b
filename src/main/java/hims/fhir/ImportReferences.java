package hims.fhir;

import hims.record.FhirJson;
import hims.record.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What references of another system become here. Nothing they say is lost: who is not ours stays by number and name. */
final class ImportReferences {
    private static final String DETAIL = FhirJson.NAMESPACE + "StructureDefinition/medication";
    private static final Set<String> CODE_ALONE = Set.of("resourceType", "id", "meta", "text", "status", "code");

    private final ImportPatients patients;
    private final ImportParties parties;
    private final Map<String, String> people = new HashMap<>();
    private final Map<String, Party> near = new HashMap<>();
    private final Map<String, Optional<Party>> far = new HashMap<>();
    private final Map<String, Optional<String>> here = new HashMap<>();
    private int described;

    private record Party(ResourceType type, ObjectNode resource) {}

    ImportReferences(ImportPatients patients, ImportParties parties) {
        this.patients = patients;
        this.parties = parties;
    }

    void patient(String fullUrl, String id, String here) {
        people.put(fullUrl, here);
        people.put("Patient/" + id, here);
    }

    void party(ResourceType type, String fullUrl, String id, ObjectNode resource) {
        var party = new Party(type, resource);
        near.put(fullUrl, party);
        near.put(type.fhirName() + "/" + id, party);
        near.remove("");
    }

    int described() {
        return described;
    }

    void putRight(ObjectNode resource) {
        var medicines = new ArrayList<ObjectNode>();
        walk(resource, medicines);
        if (!medicines.isEmpty()) {
            var contained = resource.withArrayProperty("contained");
            medicines.forEach(contained::add);
        }
    }

    private void walk(JsonNode node, List<ObjectNode> medicines) {
        if (node instanceof ObjectNode object) {
            medicine(object, medicines);
            if (object.path("reference").isString()) {
                reference(object, object.path("reference").stringValue());
            }
        }
        if (node.isContainer()) {
            node.forEach(child -> walk(child, medicines));
        }
    }

    /** What was prescribed matters more than who keeps its list: its code moves into the prescription, what else is known beside it. */
    private void medicine(ObjectNode holder, List<ObjectNode> medicines) {
        if (!(holder.path("medicationReference") instanceof ObjectNode reference)) {
            return;
        }
        var party = party(ImportBatch.text(reference, "reference"));
        if (party == null || party.type() != ResourceType.MEDICATION) {
            return;
        }
        var medicine = party.resource().deepCopy();
        var hasCode = medicine.path("code").isObject();
        var inside = Json.object().put("reference", "#medication-" + (medicines.size() + 1));
        if (hasCode) {
            var code = (ObjectNode) medicine.path("code").deepCopy();
            if (!CODE_ALONE.containsAll(medicine.propertyNames())) {
                ((ArrayNode) code.withArrayProperty("extension"))
                        .addObject()
                        .put("url", DETAIL)
                        .set("valueReference", inside);
                medicines.add(inside(medicine, medicines));
            }
            holder.remove("medicationReference");
            holder.set("medicationCodeableConcept", code);
        } else {
            holder.set("medicationReference", inside);
            medicines.add(inside(medicine, medicines));
        }
        described++;
    }

    private ObjectNode inside(ObjectNode medicine, List<ObjectNode> medicines) {
        medicine.remove(List.of("meta", "text", "contained"));
        medicine.put("id", "medication-" + (medicines.size() + 1));
        walk(medicine, List.of());
        return medicine;
    }

    private void reference(ObjectNode reference, String text) {
        var person = people.get(text);
        if (person != null) {
            reference.put("reference", person);
            return;
        }
        var party = near.get(text);
        if (party != null) {
            describe(reference, party.type(), party.resource(), text);
            return;
        }
        var type = ResourceType.named(text.replaceAll("[/?].*", ""));
        if (type.isPresent() && type.get() == ResourceType.PATIENT) {
            elsewhere(text).ifPresent(here -> reference.put("reference", here));
        } else if (type.isPresent() && Types.CITY.contains(type.get())) {
            city(reference, type.get(), text);
        }
    }

    private Optional<String> elsewhere(String text) {
        var name = name(text);
        var cut = name.indexOf('|');
        var found =
                cut < 0 ? patients.named(name) : patients.identified(name.substring(0, cut), name.substring(cut + 1));
        found.ifPresent(here -> people.put(text, here));
        return found;
    }

    private void city(ObjectNode reference, ResourceType type, String text) {
        var ours = here.computeIfAbsent(text, _ -> parties.ours(type, name(text)));
        if (ours.isPresent()) {
            reference.put("reference", ours.get());
            return;
        }
        var party = party(text);
        describe(reference, type, party == null ? Json.object() : party.resource(), name(text));
    }

    private void describe(ObjectNode reference, ResourceType type, ObjectNode party, String name) {
        ImportParties.describe(reference, type, party, name);
        described++;
    }

    private @Nullable Party party(String text) {
        var known = near.get(text);
        if (known != null) {
            return known;
        }
        return far.computeIfAbsent(
                        text,
                        _ -> ResourceType.named(text.replaceAll("[/?].*", ""))
                                .filter(Types.CITY::contains)
                                .flatMap(type -> parties.find(type, name(text)).map(found -> new Party(type, found))))
                .orElse(null);
    }

    /** Of {@code Practitioner/77} the id, of {@code Practitioner?identifier=npi|77} the number. */
    private static String name(String text) {
        var condition = text.indexOf('?');
        if (condition >= 0) {
            return Query.read(text.substring(condition + 1)).first("identifier").orElse(text.substring(condition + 1));
        }
        return text.substring(text.indexOf('/') + 1).replaceFirst("/_history/.*", "");
    }
}
