package hims.record;

import hims.access.PersonId;
import hims.platform.Ids;
import hims.record.ObservationFact.Category;
import hims.record.ObservationFact.Value.Amount;
import hims.world.DatabaseTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Summaries a second, load and database on the same machine: {@code test -Dtest=IpsBench}. Without the web and the audit row. */
@DatabaseTest
class IpsBench {
    private static final int PEOPLE = 300;
    private static final Duration EACH = Duration.ofSeconds(5);

    private final PatientDocuments documents;
    private final ClinicalRecord record;
    private final TransactionTemplate transaction;
    private final List<PersonId> people = new ArrayList<>();

    IpsBench(PatientDocuments documents, ClinicalRecord record, TransactionTemplate transaction) {
        this.documents = documents;
        this.record = record;
        this.transaction = transaction;
    }

    @Test
    void summaries_a_second() {
        for (var one = 0; one < PEOPLE; one++) {
            people.add(somebody());
        }
        for (var round = 0; round < 4; round++) {
            measure();
        }
    }

    /** Ten problems, five medicines, sixty readings of thirty kinds, half of them of the laboratory. */
    private PersonId somebody() {
        var person = new PersonId(Ids.next());
        var at = Fixtures.on(person, Instant.now().minusSeconds(3600));
        var drafts = new ArrayList<Draft>();
        for (var place = 0; place < 60; place++) {
            var category = place % 2 == 0 ? Category.VITAL_SIGNS : Category.LABORATORY;
            var kind = new Coding(Coding.LOINC, "1000-" + place % 30, "Reading " + place % 30);
            var value = new Amount(new BigDecimal(place), "mg/dL", "mg/dL");
            drafts.add(new ObservationFact(at, category, kind, value, "").draft());
            if (place % 6 == 0) {
                var problem = Concept.of(new Coding(Coding.ICD10, "E" + place, "Problem " + place));
                drafts.add(ConditionFact.problem(at, problem).draft());
            }
            if (place % 12 == 0) {
                drafts.add(Fixtures.metformin(at, Ids.next().toString(), 5).draft());
            }
        }
        transaction.executeWithoutResult(_ -> record.createAll(drafts, Fixtures.DR_ASHA));
        return person;
    }

    private void measure() {
        var made = new AtomicLong();
        var bytes = new AtomicLong();
        var until = System.nanoTime() + EACH.toNanos();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var thread = 0; thread < 4; thread++) {
                threads.execute(() -> {
                    while (System.nanoTime() < until) {
                        bytes.addAndGet(summary());
                        made.incrementAndGet();
                    }
                });
            }
        }
        System.out.printf(
                "%,d summaries a second of %,d bytes%n", made.get() / EACH.toSeconds(), bytes.get() / made.get());
    }

    private int summary() {
        var person = people.get(ThreadLocalRandom.current().nextInt(people.size()));
        var patient =
                FhirJson.resource(ResourceType.PATIENT).put("id", person.value().toString());
        return documents.summary(PersonSet.of(person), patient, "https://hims.example/fhir", Clearance.ALL).length;
    }
}
