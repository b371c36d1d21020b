package hims.access;

import static hims.access.AccessProblem.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.audit.Action;
import hims.audit.AuditLog;
import hims.audit.AuditRow;
import hims.audit.Outcome;
import hims.platform.Ids;
import hims.platform.Problem;
import hims.platform.Rejected;
import hims.world.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class AccessTest {
    private static final UnitId LOK_NAYAK = UnitId.of("LNH");
    private static final UnitId GURU_TEG_BAHADUR = UnitId.of("GTB");

    private final Access access;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final PersonId sunita = new PersonId(Ids.next());

    AccessTest(Access access, AuditLog audit, TransactionTemplate transaction, JdbcClient jdbc) {
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    private static Actor staff(Role role, UnitId facility) {
        return new Actor(new UserId(Ids.next()), "Ananya Sen", role, facility, null, "test", "127.0.0.1");
    }

    private void read(Actor by) {
        transaction.executeWithoutResult(
                status -> access.requireCare(by, Permission.RECORD_READ, sunita, Action.READ, "record", sunita));
    }

    private void giveToken(UnitId facility) {
        transaction.executeWithoutResult(status -> access.relate(
                sunita, facility, Basis.TOKEN, Ids.next(), Instant.now().plus(Duration.ofDays(1))));
    }

    private List<AuditRow> rows() {
        return audit.ofPatient(sunita.value(), Long.MAX_VALUE, 10);
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.problem()).isEqualTo(problem));
    }

    @Test
    void a_clerk_may_not_prescribe() {
        refused(NOT_ALLOWED, () -> access.require(staff(Role.REGISTRATION_CLERK, LOK_NAYAK), Permission.PRESCRIBE));
    }

    @Test
    void a_foreign_counter_answers_as_one_that_does_not_exist() {
        var clerk = staff(Role.REGISTRATION_CLERK, LOK_NAYAK);
        access.require(clerk, Permission.TOKEN_ISSUE, UnitId.of("LNH/REG/C3"));
        refused(UNKNOWN_PLACE, () -> access.require(clerk, Permission.TOKEN_ISSUE, UnitId.of("GTB/REG/C1")));
        refused(UNKNOWN_PLACE, () -> access.require(clerk, Permission.TOKEN_ISSUE, UnitId.of("no such place")));
    }

    @Test
    void a_doctor_reads_whom_her_hospital_treats_and_nobody_else() {
        giveToken(LOK_NAYAK);
        read(staff(Role.DOCTOR, LOK_NAYAK));
        refused(NO_CARE_RELATION, () -> read(staff(Role.DOCTOR, GURU_TEG_BAHADUR)));
    }

    @Test
    void each_read_and_each_denial_leaves_a_row() {
        giveToken(LOK_NAYAK);
        read(staff(Role.DOCTOR, LOK_NAYAK));
        refused(NO_CARE_RELATION, () -> read(staff(Role.DOCTOR, GURU_TEG_BAHADUR)));
        assertThat(rows()).extracting(AuditRow::outcome).containsExactly(Outcome.DENIED, Outcome.DONE);
        assertThat(rows()).extracting(AuditRow::purpose).containsOnly("TREAT");
    }

    @Test
    void a_read_that_is_rolled_back_was_never_made() {
        giveToken(LOK_NAYAK);
        transaction.executeWithoutResult(status -> {
            access.requireCare(
                    staff(Role.DOCTOR, LOK_NAYAK), Permission.RECORD_READ, sunita, Action.READ, "record", sunita);
            status.setRollbackOnly();
        });
        assertThat(rows()).isEmpty();
    }

    @Test
    void a_citizen_reads_her_own_record_only() {
        read(Actor.citizen(sunita, "Sunita Devi", "test", "127.0.0.1"));
        assertThat(rows()).extracting(AuditRow::purpose).containsExactly("PATRQT");
        refused(UNKNOWN_PATIENT, () -> read(Actor.citizen(new PersonId(Ids.next()), "Ravi", "test", "127.0.0.1")));
    }

    @Test
    void a_relationship_ends_with_its_period() {
        transaction.executeWithoutResult(status -> access.relate(
                sunita, LOK_NAYAK, Basis.TOKEN, Ids.next(), Instant.now().plusMillis(1)));
        refused(NO_CARE_RELATION, () -> {
            while (access.hasCare(staff(Role.DOCTOR, LOK_NAYAK), sunita)) {
                Thread.onSpinWait();
            }
            read(staff(Role.DOCTOR, LOK_NAYAK));
        });
    }

    @Test
    void the_log_refuses_to_be_changed() {
        read(Actor.system("test"));
        for (var statement : List.of(
                "update audit.event set actor_name = 'nobody'", "delete from audit.event", "truncate audit.event")) {
            assertThatThrownBy(() -> jdbc.sql(statement).update()).hasMessageContaining("append-only");
        }
    }
}
