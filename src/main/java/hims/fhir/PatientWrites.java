package hims.fhir;

import hims.access.PersonId;
import hims.audit.Action;
import hims.fhir.Writes.Written;
import hims.person.Corrections;
import hims.person.Match;
import hims.person.Registry;
import hims.platform.Rejected;
import hims.record.RecordStore;
import hims.record.Recorded;
import hims.record.ResourceId;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import hims.record.StoredResource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Patients come into being by the rules of the registry alone: compared with all on record, given a health id. */
@Component
class PatientWrites {
    /** Header: ids, with commas between, of those on record who resemble the patient and are somebody else. */
    static final String DIFFERENT = "X-Different-From";

    private final Registry registry;
    private final Corrections corrections;
    private final Gate gate;
    private final RecordStore store;

    PatientWrites(Registry registry, Corrections corrections, Gate gate, RecordStore store) {
        this.registry = registry;
        this.corrections = corrections;
        this.gate = gate;
        this.store = store;
    }

    /**
     * Compares with all on record, in a transaction of its own: who was shown to the sender stays in the log.
     *
     * @throws Rejected PERSON_ALIKE with the candidates
     */
    void requireNobodyAlike(Call call, ObjectNode patient) {
        var different = different(call.header(DIFFERENT));
        var open = registry
                .alike(PatientReader.read(patient, different), call.by().actor())
                .stream()
                .filter(match -> !different.contains(match.person().id()))
                .toList();
        if (!open.isEmpty()) {
            throw new Rejected(
                    FhirProblem.PERSON_ALIKE,
                    Map.of(
                            "candidates",
                            open.stream().map(PatientWrites::candidate).toList()));
        }
    }

    /** In the caller's transaction, in which the registry compares once more. */
    Written create(Call call, ObjectNode patient) {
        var who = PatientReader.read(patient, different(call.header(DIFFERENT)));
        var id = registry.admit(who, call.by().actor());
        var stored = store.find(new ResourceKey(ResourceType.PATIENT, new ResourceId(id.value())))
                .orElseThrow(() -> new IllegalStateException("The registry writes its Patient"));
        return new Written(new Recorded(stored.key(), stored.version(), stored.at(), true), id.toString(), true);
    }

    /** What the sender changed, by the rules of the registry, in the caller's transaction. */
    Written correct(Call call, StoredResource found, UnaryOperator<ObjectNode> change) {
        var key = found.key();
        var by = call.by();
        gate.requireCare(by, ResourceType.PATIENT, person(key), Action.UPDATE, key.reference());
        corrections.correct(
                person(key),
                _ -> {
                    var current = fetch(key);
                    Writes.requireVersion(current, call.header("If-Match"));
                    var changed = change.apply(current.parse());
                    Writes.requireType(changed, ResourceType.PATIENT);
                    requireId(changed, current);
                    return PatientReader.correction(changed, current.parse());
                },
                "FHIR",
                by.actor());
        var now = fetch(key);
        return new Written(new Recorded(key, now.version(), now.at(), true), now.name(), false);
    }

    private static void requireId(ObjectNode changed, StoredResource current) {
        if (changed.has("id") && !changed.path("id").asString("").equals(current.name())) {
            throw new Rejected(FhirProblem.WRONG_ID, Map.of("expression", "Patient.id"));
        }
    }

    private StoredResource fetch(ResourceKey key) {
        return store.find(key).orElseThrow(() -> new Rejected(FhirProblem.UNKNOWN_RESOURCE));
    }

    private static PersonId person(ResourceKey key) {
        return new PersonId(key.id().value());
    }

    private static Outcomes.Candidate candidate(Match match) {
        return new Outcomes.Candidate("Patient/" + match.person().id(), grade(match));
    }

    static String grade(Match match) {
        return match.probable() ? "probable" : "possible";
    }

    private static List<PersonId> different(String header) {
        return Arrays.stream(header.split(",", 20))
                .map(String::strip)
                .filter(id -> Reading.direct(ResourceType.PATIENT, id).isPresent())
                .map(id -> new PersonId(UUID.fromString(id)))
                .toList();
    }
}
