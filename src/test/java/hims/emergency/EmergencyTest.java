package hims.emergency;

import static hims.emergency.Casualty.GTB;
import static hims.emergency.Casualty.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.AccessProblem;
import hims.access.Actor;
import hims.access.BreakGlass;
import hims.access.BreakGlassReason;
import hims.access.EmergencyAccess;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.audit.Action;
import hims.audit.AuditLog;
import hims.audit.AuditRow;
import hims.emergency.EmergencyFacts.Problem;
import hims.emergency.EmergencyOpening.Why;
import hims.platform.Fields;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.platform.Row;
import hims.platform.Rows;
import hims.world.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class EmergencyTest {
    private static final Why UNCONSCIOUS = new Why(BreakGlassReason.UNCONSCIOUS, "सड़क दुर्घटना, बेहोश", PASSWORD);

    private final EmergencyLook look;
    private final EmergencyOpening opening;
    private final EmergencyAccess emergencies;
    private final Reviews reviews;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Casualty casualty;
    private final Actor joseph;
    private final Actor meena;
    private final PersonId sunita;

    EmergencyTest(
            EmergencyLook look,
            EmergencyOpening opening,
            EmergencyAccess emergencies,
            Reviews reviews,
            AuditLog audit,
            JdbcClient jdbc,
            Casualty casualty) {
        this.look = look;
        this.opening = opening;
        this.emergencies = emergencies;
        this.reviews = reviews;
        this.audit = audit;
        this.jdbc = jdbc;
        this.casualty = casualty;
        this.joseph = casualty.onDuty("Dr Joseph Lakra", Role.EMERGENCY_DOCTOR, GTB);
        this.meena = casualty.onDuty("Meena Joshi", Role.PRIVACY_OFFICER, GTB);
        this.sunita = casualty.sunita();
    }

    @Test
    void care_of_this_hospital_opens_the_view_at_once() {
        casualty.relate(sunita, GTB);
        assertThat(look.look(sunita, joseph)).isInstanceOfSatisfying(ViewPage.class, view -> {
            assertThat(view.glass()).isEmpty();
            assertThat(view.facts().allergyList())
                    .extracting(one -> one.substance().text())
                    .containsExactlyInAnyOrder("Penicillins", "Diclofenac");
            assertThat(view.callable()).extracting(one -> one.phone()).containsExactly("9810037715");
        });
    }

    @Test
    void care_of_another_hospital_does_not_count() {
        casualty.relate(sunita, UnitId.of("LNH"));
        assertThat(look.look(sunita, joseph)).isInstanceOf(GatePage.class);
    }

    @Test
    void what_changes_treatment_comes_first() {
        assertThat(opened().facts().problems().getFirst().changesTreatment()).isTrue();
        assertThat(opened().facts().drugs().getFirst().reasons()).isNotEmpty();
    }

    @Test
    void the_view_is_one_row_of_the_audit_that_names_what_was_shown_and_that_it_was_an_emergency() {
        opened();
        assertThat(rows("emergency-view")).singleElement().satisfies(row -> {
            assertThat(row.purpose()).isEqualTo("ETREAT");
            assertThat(row.objectId())
                    .isEqualTo("allergies problems medicines blood contacts visits restricted")
                    .doesNotContain("Penicillin");
        });
    }

    @Test
    void confidential_facts_are_shown_behind_break_glass_only_and_marked() {
        casualty.relate(sunita, GTB);
        assertThat(((ViewPage) look.look(sunita, joseph)).facts().problems())
                .extracting(Problem::name)
                .doesNotContain("HIV disease");
        assertThat(opened().facts())
                .satisfies(facts -> assertThat(facts.problems())
                        .filteredOn(problem -> facts.isRestricted(problem.key()))
                        .extracting(Problem::name)
                        .containsExactly("HIV disease"));
    }

    @Test
    void a_confidential_person_asks_for_break_glass_even_in_the_care_of_this_hospital() {
        casualty.relate(sunita, GTB);
        casualty.makeConfidential(sunita);
        assertThat(look.look(sunita, joseph)).isInstanceOf(GatePage.class);
        assertThat(opened().person().confidential()).isTrue();
    }

    @Test
    void the_same_submission_opens_once_even_sixteen_times_at_once() throws InterruptedException {
        var key = Ids.next().toString();
        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(IntStream.range(0, 16)
                    .mapToObj(one -> Executors.callable(() -> opening.open(sunita, UNCONSCIOUS, joseph, key)))
                    .toList());
        }
        assertThat(openings()).hasSize(1);
    }

    @Test
    void two_tabs_at_once_open_once() throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(IntStream.range(0, 8)
                    .mapToObj(one -> Executors.callable(() ->
                            opening.open(sunita, UNCONSCIOUS, joseph, Ids.next().toString())))
                    .toList());
        }
        assertThat(openings()).hasSize(1);
    }

    @Test
    void the_citizen_is_told_once_in_her_language_where_who_and_how_to_object() {
        opened();
        opening.open(sunita, UNCONSCIOUS, joseph, Ids.next().toString());
        assertThat(notices())
                .singleElement()
                .asString()
                .contains("गुरु तेग बहादुर अस्पताल", "आपातकालीन डॉक्टर", "आपत्ति", "1031")
                .doesNotContain("Sunita", "सुनीता");
    }

    @Test
    void every_opening_is_in_the_audit_and_on_the_list_of_the_hospital_s_privacy_officer() {
        opened();
        var glass = glass();
        assertThat(rows("break-glass")).extracting(AuditRow::action).containsExactly(Action.BREAK_GLASS_OPEN);
        assertThat(reviews.list(meena).lines())
                .extracting(line -> line.glass().id())
                .contains(glass.id());
        assertThat(reviews.page(glass.id(), Fields.empty(), meena).seen())
                .extracting(AuditRow::objectType)
                .contains("break-glass", "emergency-view");
    }

    @Test
    void the_privacy_officer_of_another_hospital_sees_nothing_of_it() {
        opened();
        var asha = casualty.onDuty("Asha Rani", Role.PRIVACY_OFFICER, UnitId.of("LNH"));
        assertThat(reviews.list(asha).lines())
                .noneMatch(line -> line.person().id().equals(sunita));
        assertThatThrownBy(() -> reviews.page(glass().id(), Fields.empty(), asha))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void the_opener_sees_her_opening_and_may_not_judge_it() {
        opened();
        var herself = new Actor(joseph.user(), joseph.name(), Role.PRIVACY_OFFICER, GTB, null, "test", "127.0.0.1");
        var id = glass().id();
        assertThat(reviews.page(id, Fields.empty(), herself).own()).isTrue();
        assertThatThrownBy(() -> emergencies.review(id, BreakGlass.Verdict.JUSTIFIED, "", herself))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.problem()).isEqualTo(AccessProblem.OWN_ACCESS));
    }

    @Test
    void closed_access_is_closed() {
        opened();
        opening.close(sunita, joseph);
        assertThat(look.look(sunita, joseph)).isInstanceOf(GatePage.class);
    }

    @Test
    void a_nurse_and_a_clerk_have_no_emergency_view() {
        casualty.relate(sunita, GTB);
        for (var role : List.of(Role.NURSE, Role.REGISTRATION_CLERK)) {
            var other = casualty.onDuty("Mary Joseph", role, GTB);
            assertThatThrownBy(() -> look.look(sunita, other)).isInstanceOf(Rejected.class);
            assertThatThrownBy(() ->
                            opening.open(sunita, UNCONSCIOUS, other, Ids.next().toString()))
                    .isInstanceOf(Rejected.class);
        }
    }

    private ViewPage opened() {
        opening.open(sunita, UNCONSCIOUS, joseph, Ids.next().toString());
        return (ViewPage) look.look(sunita, joseph);
    }

    private BreakGlass glass() {
        return emergencies.find(sunita, joseph).orElseThrow();
    }

    private List<AuditRow> rows(String objectType) {
        return audit.ofPatient(sunita.value(), Long.MAX_VALUE, 100).stream()
                .filter(row -> row.objectType().equals(objectType))
                .toList();
    }

    private List<String> openings() {
        return Rows.list(jdbc.sql("select id::text from access.break_glass where patient = :patient")
                .paramSource(Row.with("patient", sunita))
                .query(String.class));
    }

    /** Written by a listener after the commit: waited for. */
    private List<String> notices() {
        var until = Instant.now().plus(Duration.ofSeconds(10));
        var found = messages();
        while (found.isEmpty() && Instant.now().isBefore(until)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            found = messages();
        }
        return found;
    }

    private List<String> messages() {
        return Rows.list(jdbc.sql("""
                        select m.body from notify.message m
                        join access.break_glass g on m.key = 'break-glass:' || g.id
                        where g.patient = :patient
                        """).paramSource(Row.with("patient", sunita)).query(String.class));
    }
}
