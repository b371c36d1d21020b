package hims.record;

import static hims.record.Fixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Access;
import hims.access.AccessProblem;
import hims.access.Actor;
import hims.access.Basis;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.audit.AuditLog;
import hims.audit.AuditRow;
import hims.platform.Ids;
import hims.platform.Problem;
import hims.platform.Rejected;
import hims.world.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class RecordReaderTest {
    private final RecordReader reader;
    private final ClinicalRecord record;
    private final Access access;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final PersonId sunita = somebody();
    private final PersonSet people = PersonSet.of(sunita);

    RecordReaderTest(
            RecordReader reader,
            ClinicalRecord record,
            Access access,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.reader = reader;
        this.record = record;
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
    }

    private void isTreatedAtLokNayak() {
        transaction.executeWithoutResult(_ -> access.relate(
                sunita, UnitId.of("LNH"), Basis.TOKEN, Ids.next(), Instant.now().plus(Duration.ofDays(1))));
    }

    private static void refused(Problem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.problem()).isEqualTo(problem));
    }

    @Test
    void who_treats_a_person_reads_her_record_and_the_log_says_so() {
        isTreatedAtLokNayak();
        assertThat(reader.summary(people, DR_ASHA).problems()).isEmpty();
        assertThat(audit.ofPatient(sunita.value(), Long.MAX_VALUE, 10))
                .extracting(AuditRow::objectType)
                .contains("record");
    }

    @Test
    void another_hospital_does_not() {
        isTreatedAtLokNayak();
        var elsewhere =
                new Actor(DR_ASHA.user(), "Dr Asha Verma", Role.DOCTOR, UnitId.of("GTB"), null, "test", "127.0.0.1");
        refused(AccessProblem.NO_CARE_RELATION, () -> reader.summary(people, elsewhere));
    }

    @Test
    void a_clerk_does_not() {
        isTreatedAtLokNayak();
        var clerk = new Actor(
                new UserId(Ids.next()), "Ravi", Role.REGISTRATION_CLERK, UnitId.of("LNH"), null, "test", "127.0.0.1");
        refused(
                AccessProblem.NOT_ALLOWED,
                () -> reader.timeline(people, List.of(), java.util.Optional.empty(), 10, clerk));
    }

    @Test
    void a_doctor_does_not_see_what_is_confidential_and_the_citizen_sees_her_own() {
        isTreatedAtLokNayak();
        var secret =
                Sensitivity.label(pulse(sunita, NOON, 88).toResource(), java.util.Set.of(Sensitivity.MENTAL_HEALTH));
        transaction.executeWithoutResult(_ -> record.create(sunita, secret, DR_ASHA));
        assertThat(reader.trend(people, PULSE, 10, DR_ASHA).points()).isEmpty();
        var herself = Actor.citizen(sunita, "Sunita Devi", "test", "127.0.0.1");
        assertThat(reader.trend(people, PULSE, 10, herself).points()).hasSize(1);
    }

    @Test
    void a_fact_of_somebody_else_is_not_read_through_a_person_one_treats() {
        isTreatedAtLokNayak();
        var other = somebody();
        var key = java.util.Objects.requireNonNull(transaction.execute(
                        _ -> record.create(other, pulse(other, NOON, 88).toResource(), DR_ASHA)))
                .key();
        assertThat(reader.read(people, key, DR_ASHA)).isEmpty();
        assertThat(reader.versions(people, key, DR_ASHA)).isEmpty();
    }
}
