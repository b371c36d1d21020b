package hims.record;

import hims.access.OpenTo;
import hims.access.PersonId;
import hims.platform.Ids;
import java.time.Clock;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The International Patient Summary (IPS 2.0) as a document Bundle, for those who have checked authority and audit; they say
 * what may be seen by a {@link Clearance}. What it lists is what {@link PatientSummary} shows a clinician, as the bytes that lie
 * in the store. Test: PatientDocumentsTest.
 */
@Service
@OpenTo("modules that have checked the reader, and say what she is cleared for")
@Transactional(readOnly = true)
public class PatientDocuments {
    private static final Map<ResourceType, Integer> READ = new EnumMap<>(Map.of(
            ResourceType.ALLERGY_INTOLERANCE, 200,
            ResourceType.CONDITION, 300,
            ResourceType.MEDICATION_REQUEST, 200,
            ResourceType.MEDICATION_STATEMENT, 100,
            ResourceType.OBSERVATION, 300,
            ResourceType.DEVICE_USE_STATEMENT, 50,
            ResourceType.IMMUNIZATION, 200,
            ResourceType.PROCEDURE, 50,
            ResourceType.DIAGNOSTIC_REPORT, 30));

    private final ViewSql sql;
    private final Clock clock;

    PatientDocuments(ViewSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What a summary may hold, besides the Patient. */
    public static Set<ResourceType> types() {
        return Collections.unmodifiableSet(READ.keySet());
    }

    /**
     * @param patient as the registry renders her, with her id
     * @param base address of the API, without a slash at the end: the full addresses of the entries begin so
     * @return JSON, in one range scan for each id of the person
     */
    public byte[] summary(PersonSet people, ObjectNode patient, String base, Clearance clearance) {
        var now = Prepared.stamp(clock.instant());
        var facts = people.all().stream()
                .flatMap(person -> newest(person, clearance).stream())
                .sorted(Fact.NEWEST_FIRST)
                .toList();
        var sections = IpsSections.of(facts, now, patient.path("id").asString(""));
        return new IpsBundle(base, now, Ids.next()).write(patient, sections);
    }

    private List<Fact> newest(PersonId person, Clearance clearance) {
        return sql.newest(person, READ, clearance);
    }
}
