package hims.person;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Actor;
import hims.access.PersonId;
import hims.platform.Ids;
import hims.record.Clearance;
import hims.record.ClinicalRecord;
import hims.record.ResourceId;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import hims.world.DatabaseTest;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class PatientBackfillTest {
    private final Registry registry;
    private final PatientBackfill backfill;
    private final ClinicalRecord record;
    private final JdbcClient jdbc;

    PatientBackfillTest(Registry registry, PatientBackfill backfill, ClinicalRecord record, JdbcClient jdbc) {
        this.registry = registry;
        this.backfill = backfill;
        this.record = record;
        this.jdbc = jdbc;
    }

    @Test
    void whoever_was_registered_before_the_patient_was_kept_has_one_after() {
        var before = IntStream.range(0, 130).mapToObj(this::registered).toList();
        var later = registered(999);
        before.forEach(this::forget);
        again();
        var steps = 0;
        while (backfill.step()) {
            steps++;
        }
        assertThat(steps).isGreaterThan(1);
        before.forEach(person -> assertThat(versions(person)).isEqualTo(1));
        assertThat(versions(later)).isEqualTo(1);
        forget(later);
        assertThat(backfill.step()).as("it is done once").isFalse();
        assertThat(versions(later)).isZero();
    }

    @Test
    void what_was_cut_off_goes_on_where_it_was() {
        var people = IntStream.range(0, 130).mapToObj(this::registered).toList();
        people.forEach(this::forget);
        again();
        jdbc.sql("update person.patient_backfill set after = :id")
                .param("id", people.get(99).value())
                .update();
        while (backfill.step()) {
            assertThat(versions(people.getFirst())).isZero();
        }
        assertThat(versions(people.getLast())).isEqualTo(1);
    }

    private PersonId registered(int number) {
        return registry.register(
                new Register(
                        new InquiryId(Ids.next()),
                        new PersonName("Sunita", "Before" + number, ""),
                        Sex.FEMALE,
                        null,
                        Birth.on(LocalDate.of(1970, 1, 1)),
                        List.of(),
                        null,
                        List.of(),
                        "hi",
                        List.of(),
                        ""),
                Actor.system("test"),
                Ids.next().toString());
    }

    private void forget(PersonId person) {
        List.of("resource", "string", "identifier")
                .forEach(table -> jdbc.sql("delete from record." + table + " where rid = :id")
                        .param("id", person.value())
                        .update());
    }

    private void again() {
        jdbc.sql(
                        "update person.patient_backfill set after = '00000000-0000-0000-0000-000000000000', finished_at = null")
                .update();
    }

    private int versions(PersonId person) {
        var key = new ResourceKey(ResourceType.PATIENT, new ResourceId(person.value()));
        return record.versions(key, Clearance.ALL).size();
    }
}
