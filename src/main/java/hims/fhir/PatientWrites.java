package hims.fhir;

import hims.access.PersonId;
import hims.fhir.Writes.Written;
import hims.person.Match;
import hims.person.Registry;
import hims.platform.Rejected;
import hims.record.RecordStore;
import hims.record.Recorded;
import hims.record.ResourceId;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Patients come into being by the rules of the registry alone: compared with all on record, given a health id. */
@Component
class PatientWrites {
    /** Header: ids, with commas between, of those on record who resemble the patient and are somebody else. */
    static final String DIFFERENT = "X-Different-From";

    private final Registry registry;
    private final RecordStore store;

    PatientWrites(Registry registry, RecordStore store) {
        this.registry = registry;
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
