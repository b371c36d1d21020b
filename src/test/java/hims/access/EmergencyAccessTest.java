package hims.access;

import static hims.access.AccessProblem.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.BreakGlass.Verdict;
import hims.audit.Action;
import hims.audit.AuditLog;
import hims.audit.AuditRow;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.world.DatabaseTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class EmergencyAccessTest {
    private static final UnitId GURU_TEG_BAHADUR = UnitId.of("GTB");
    private static final String PASSWORD = "seven brown owls";

    private final EmergencyAccess emergencies;
    private final Access access;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Actor joseph;
    private final PersonId shahid = new PersonId(Ids.next());

    EmergencyAccessTest(
            EmergencyAccess emergencies,
            Access access,
            AuditLog audit,
            TransactionTemplate transaction,
            Invitation invitations) {
        this.emergencies = emergencies;
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
        this.joseph = doctor(invitations);
    }

    private static Actor doctor(Invitation invitations) {
        var user = new UserId(Ids.next());
        var login = "joseph." + user.toString().substring(24);
        var cmd = new Invitation.Invite(login, "Dr Joseph Lakra", Role.EMERGENCY_DOCTOR, GURU_TEG_BAHADUR, null);
        invitations.enrolDemo(cmd, user, PASSWORD, "12345678901234567890".getBytes(StandardCharsets.US_ASCII));
        return new Actor(user, cmd.name(), cmd.role(), cmd.facility(), null, "test", "127.0.0.1");
    }

    private BreakGlass open(String password) {
        var why = new EmergencyAccess.Open(shahid, BreakGlassReason.UNCONSCIOUS, "");
        return emergencies.open(why, emergencies.confirm(password, joseph), joseph);
    }

    private void read() {
        transaction.executeWithoutResult(
                status -> access.requireCare(joseph, Permission.RECORD_READ, shahid, Action.READ, "record", shahid));
    }

    @Test
    void the_glass_opens_the_record_and_every_read_says_that_it_was_an_emergency() {
        open(PASSWORD);
        read();
        assertThat(audit.ofPatient(shahid.value(), Long.MAX_VALUE, 10))
                .extracting(AuditRow::action, AuditRow::purpose)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Action.READ, "ETREAT"),
                        org.assertj.core.groups.Tuple.tuple(Action.BREAK_GLASS_OPEN, "ETREAT"));
    }

    @Test
    void it_lasts_four_hours_and_a_second_opening_is_the_first() {
        var glass = open(PASSWORD);
        assertThat(glass.closesAt()).isEqualTo(glass.openedAt().plus(EmergencyAccess.LASTS));
        assertThat(open(PASSWORD).id()).isEqualTo(glass.id());
    }

    @Test
    void a_wrong_password_opens_nothing() {
        assertThatThrownBy(() -> open("guess"))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.problem()).isEqualTo(WRONG_PASSWORD));
        assertThat(emergencies.find(shahid, joseph)).isEmpty();
    }

    @Test
    void closing_ends_the_access_at_once() {
        open(PASSWORD);
        emergencies.close(shahid, joseph);
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.problem()).isEqualTo(NO_CARE_RELATION));
    }

    @Test
    void nobody_reviews_her_own_access_and_each_is_reviewed_once() {
        var glass = open(PASSWORD);
        var officer = new Actor(
                new UserId(Ids.next()), "Meena", Role.PRIVACY_OFFICER, UnitId.CITY, null, "test", "127.0.0.1");
        assertThat(emergencies.toReview(officer)).extracting(BreakGlass::id).contains(glass.id());
        emergencies.review(glass.id(), Verdict.JUSTIFIED, "", officer);
        assertThat(emergencies.toReview(officer)).extracting(BreakGlass::id).doesNotContain(glass.id());
        assertThatThrownBy(() -> emergencies.review(glass.id(), Verdict.JUSTIFIED, "", officer))
                .isInstanceOf(Rejected.class);
    }
}
