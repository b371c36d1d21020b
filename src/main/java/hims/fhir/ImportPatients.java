package hims.fhir;

import hims.access.Actor;
import hims.fhir.ImportUnit.Place;
import hims.person.Received;
import hims.person.Registry;
import hims.platform.Rejected;
import hims.record.ClinicalRecord;
import hims.record.FhirJson;
import hims.record.RecordStore;
import hims.record.ResourceId;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Patients of other systems: each is a person of the registry, whatever brought her, and is known again by id and number. */
@Component
class ImportPatients {
    private static final Actor BY = Actor.system("import");

    private final Registry registry;
    private final RecordStore store;
    private final ClinicalRecord record;
    private final Clock clock;

    ImportPatients(Registry registry, RecordStore store, ClinicalRecord record, Clock clock) {
        this.registry = registry;
        this.store = store;
        this.record = record;
        this.clock = clock;
    }

    /** @param reference to the Patient she is here */
    record Taken(String reference, Optional<ImportNote> note) {}

    /**
     * In the caller's transaction.
     *
     * @param id by which other files refer to her; "" for an id that means nothing outside its bundle
     * @throws Rejected PERSON_INCOMPLETE; ID_OF_ANOTHER when somebody else came with this id
     */
    Taken take(ObjectNode patient, String id, Place place) {
        var known = id.isEmpty() ? Optional.<ResourceKey>empty() : store.named(ResourceType.PATIENT, id);
        if (known.isPresent()) {
            requireSame(patient, known.get());
            return new Taken(known.get().reference(), Optional.empty());
        }
        var received = registry.receive(PatientReader.read(patient, List.of()), BY);
        var key = new ResourceKey(
                ResourceType.PATIENT, new ResourceId(received.person().value()));
        if (!id.isEmpty()) {
            store.name(id, key);
        }
        return new Taken(key.reference(), note(received, key.reference(), place));
    }

    private static Optional<ImportNote> note(Received received, String reference, Place place) {
        if (received.known()) {
            return Optional.of(new ImportNote(place, "on record before", Map.of("patient", reference)));
        }
        var alike = received.alike().stream()
                .map(match -> "Patient/" + match.person().id() + " " + PatientWrites.grade(match))
                .collect(Collectors.joining(", "));
        return alike.isEmpty()
                ? Optional.empty()
                : Optional.of(new ImportNote(place, "perhaps a duplicate", Map.of("patient", reference, "of", alike)));
    }

    /** Two systems may both have a Patient/1: what cannot be the same person is not written to her. */
    private void requireSame(ObjectNode patient, ResourceKey known) {
        var there = store.find(known).orElseThrow().parse();
        if (differ(patient, there, "gender") || differ(patient, there, "birthDate")) {
            throw new Rejected(FhirProblem.ID_OF_ANOTHER, Map.of("expression", "Patient.id"));
        }
    }

    private static boolean differ(JsonNode one, JsonNode other, String field) {
        return !one.path(field).asString("").equals(other.path(field).asString(""));
    }

    /** The reference to a patient imported before, by the id she had there. */
    Optional<String> named(String id) {
        return store.named(ResourceType.PATIENT, id).map(ResourceKey::reference);
    }

    /** The one patient with this number. */
    Optional<String> identified(String system, String value) {
        var found = record.findByIdentifier(ResourceType.PATIENT, system, value);
        return found.size() == 1 ? Optional.of(found.getFirst().reference()) : Optional.empty();
    }

    /** The registry keeps what a registry needs; what else she came with is kept as the message it was. */
    ObjectNode message(byte[] bytes, String patient) {
        var document = Json.resource("DocumentReference");
        document.putArray("identifier").add(FhirJson.identifier("message", ImportUnit.digest(bytes)));
        document.put("status", "current");
        var type = document.putObject("type");
        type.putArray("coding")
                .addObject()
                .put("system", FhirJson.NAMESPACE + "CodeSystem/document")
                .put("code", "patient-as-sent");
        document.putObject("subject").put("reference", patient);
        document.put("date", clock.instant().toString());
        document.putArray("content")
                .addObject()
                .putObject("attachment")
                .put("contentType", "application/fhir+json")
                .put("data", Base64.getEncoder().encodeToString(bytes));
        return document;
    }
}
