package hims.privacy;

import static hims.access.AccessProblem.OWN_OR_FAMILY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Basis;
import hims.access.BreakGlassReason;
import hims.access.EmergencyAccess;
import hims.access.Explanations;
import hims.access.Factor;
import hims.access.Factor.Answer;
import hims.access.Invitation;
import hims.access.Permission;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.Staff;
import hims.access.UnitId;
import hims.audit.Action;
import hims.person.Registry;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.Registered;
import hims.world.StaffDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Why may she see this: the page says what the decision itself says (SEC-20), and nobody handles her own (SEC-23). */
@DatabaseTest
class WhyPagesTest {
    /** Where the patients, who were registered elsewhere, have no relationship yet. */
    private static final UnitId GTB = UnitId.of("GTB");

    private final int port;
    private final Invitation invitations;
    private final Access access;
    private final Explanations explanations;
    private final EmergencyAccess emergencies;
    private final Registered registered;
    private final Registry registry;
    private final Staff staff;
    private final TransactionTemplate transaction;
    private final Actor leela = Registered.staff("Leela Menon", Role.PRIVACY_OFFICER, "GTB");

    WhyPagesTest(
            @LocalServerPort int port,
            Invitation invitations,
            Access access,
            Explanations explanations,
            EmergencyAccess emergencies,
            Registered registered,
            Registry registry,
            Staff staff,
            TransactionTemplate transaction) {
        this.port = port;
        this.invitations = invitations;
        this.access = access;
        this.explanations = explanations;
        this.emergencies = emergencies;
        this.registered = registered;
        this.registry = registry;
        this.staff = staff;
        this.transaction = transaction;
    }

    private record Nurse(String login, Actor actor) {}

    private Nurse nurse(Role role) {
        var name = "Mary " + Ids.next().toString().substring(24);
        var login = StaffDesk.enrol(invitations, name, role, "GTB").name();
        var member = staff.posted().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new Nurse(login, new Actor(member.user(), name, role, member.facility(), null, "test", "127.0.0.1"));
    }

    private PersonId patient(String phone) {
        return registered.person("Kamla " + Ids.next().toString().substring(30), "Devi", 44, phone);
    }

    private static String phone() {
        return "97" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    }

    private void comes(PersonId patient, Duration lasts) {
        transaction.executeWithoutResult(_ -> access.relate(
                patient, GTB, Basis.TOKEN, Ids.next(), Instant.now().plus(lasts)));
    }

    private boolean reads(Actor by, PersonId patient) {
        try {
            transaction.executeWithoutResult(
                    _ -> access.requireCare(by, Permission.RECORD_READ, patient, Action.READ, "record", patient));
            return true;
        } catch (Rejected refused) {
            return false;
        }
    }

    private Explanations.Explained why(Nurse of, PersonId patient) {
        return explanations
                .explain(of.login, Permission.RECORD_READ, patient, leela)
                .getFirst();
    }

    private static List<Answer> answers(Explanations.Explained one) {
        return one.reasons().stream().map(Factor.Reason::answer).toList();
    }

    @Test
    void it_explains_what_the_decision_says_whatever_that_is() {
        for (var role : List.of(Role.NURSE, Role.PHARMACIST, Role.REGISTRATION_CLERK)) {
            var mary = nurse(role);
            var stranger = patient("");
            var kamla = patient("");
            comes(kamla, Duration.ofDays(1));
            var own = patient("");
            comes(own, Duration.ofDays(1));
            explanations.name(mary.actor.user(), own, leela);
            for (var patient : List.of(stranger, kamla, own)) {
                assertThat(why(mary, patient).allowed())
                        .as(role + " " + patient)
                        .isEqualTo(reads(mary.actor, patient));
            }
        }
    }

    @Test
    void each_factor_has_its_answer_and_its_rule() {
        var mary = nurse(Role.NURSE);
        var kamla = patient("");
        assertThat(answers(why(mary, kamla)))
                .containsExactly(
                        Answer.YES, Answer.YES, Answer.YES, Answer.NO, Answer.NO, Answer.PART, Answer.NOT_ASKED);
        comes(kamla, Duration.ofDays(1));
        assertThat(answers(why(mary, kamla)))
                .containsExactly(
                        Answer.YES, Answer.YES, Answer.YES, Answer.YES, Answer.YES, Answer.PART, Answer.NOT_ASKED);
    }

    @Test
    void nobody_handles_her_own_record_or_that_of_her_family() {
        var joseph = nurse(Role.EMERGENCY_DOCTOR);
        var phone = phone();
        var own = patient(phone);
        var mother = patient(phone);
        var stranger = patient(phone());
        List.of(own, mother, stranger).forEach(patient -> comes(patient, Duration.ofDays(1)));
        explanations.name(joseph.actor.user(), own, leela);
        assertThat(reads(joseph.actor, own)).isFalse();
        assertThat(reads(joseph.actor, mother)).isFalse();
        assertThat(reads(joseph.actor, stranger)).isTrue();
        var printed = catchThrowableOfType(
                Rejected.class,
                () -> transaction.executeWithoutResult(
                        _ -> access.log(joseph.actor, Action.PRINT, "card", mother, mother)));
        assertThat(printed.problem()).isEqualTo(OWN_OR_FAMILY);
        var opened = catchThrowableOfType(
                Rejected.class,
                () -> emergencies.open(
                        new EmergencyAccess.Open(mother, BreakGlassReason.UNCONSCIOUS, ""),
                        emergencies.confirm(StaffDesk.PASSWORD, joseph.actor),
                        joseph.actor));
        assertThat(opened.problem()).isEqualTo(OWN_OR_FAMILY);
    }

    @Test
    void nobody_says_whose_record_is_her_own_for_herself() {
        var asha = nurse(Role.ADMINISTRATOR);
        assertThat(catchThrowableOfType(
                        Rejected.class, () -> explanations.name(asha.actor.user(), patient(""), asha.actor)))
                .isNotNull();
    }

    @Test
    void the_page_shows_it_in_both_languages_and_to_another_hospital_the_user_does_not_exist() {
        var mary = nurse(Role.NURSE);
        var number = registry.fetch(patient("")).healthId().digits();
        var browser = StaffDesk.open(port, invitations, "Leela Menon", Role.PRIVACY_OFFICER, "GTB");
        var fields = Map.of("login", mary.login, "what", "RECORD_READ", "number", number);
        browser.get("/privacy/why");
        assertThat(browser.post("/privacy/why", fields).body())
                .contains("may not now", "Nothing links this hospital and the patient");
        browser.post("/language", Map.of("language", "hi", "back", "/"));
        browser.get("/privacy/why");
        assertThat(browser.post("/privacy/why", fields).body()).contains("अभी अनुमति नहीं", "इलाज का संबंध");
        var elsewhere = StaffDesk.open(port, invitations, "Meena Joshi", Role.PRIVACY_OFFICER, "LNH");
        elsewhere.get("/privacy/why");
        assertThat(elsewhere.post("/privacy/why", fields).statusCode()).isEqualTo(422);
    }

    @Test
    void a_refused_page_names_the_right_that_is_missing_and_whom_to_ask() {
        var clerk = StaffDesk.open(port, invitations, "Rekha Saini", Role.REGISTRATION_CLERK, "LNH");
        var refused = clerk.get("/person/pairs");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("data-right=\"PERSON_MERGE\"", "Decide on duplicates", "administrator of Lok Nayak Hospital");
        assertThat(Browsing.location(refused)).isEmpty();
    }
}
