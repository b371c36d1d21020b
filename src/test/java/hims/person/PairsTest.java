package hims.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.audit.AuditLog;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.world.DatabaseTest;
import hims.world.Registered;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue of possible pairs: where they come from, in what order they wait, and what an officer says of them. */
@DatabaseTest
class PairsTest {
    private final Registered registered;
    private final Registry registry;
    private final Pairs pairs;
    private final PairSql sql;
    private final Scans scans;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Actor usha = Registered.staff("Usha Rawat", Role.IDENTITY_OFFICER, "LNH");
    private final Actor rekha = Registered.staff("Rekha Negi", Role.REGISTRATION_CLERK, "LNH");

    PairsTest(
            Registered registered,
            Registry registry,
            Pairs pairs,
            PairSql sql,
            Scans scans,
            AuditLog audit,
            JdbcClient jdbc) {
        this.registered = registered;
        this.registry = registry;
        this.pairs = pairs;
        this.sql = sql;
        this.scans = scans;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    @Test
    void two_records_that_a_colleague_reports_wait_with_what_agrees() {
        var one = registered.person("Harminder", "Ahluwalia", 51, "9899910001");
        var other = registered.person("Harmindar", "Ahluwaliya", 51, "9899910001");
        registry.report(one, other, rekha);
        var two = pairs.open(between(one, other).id(), usha);
        assertThat(two.pair().status()).isEqualTo(Pair.Status.OPEN);
        assertThat(two.pair().reasons()).contains(Reason.PHONE, Reason.NAME_SOUND, Reason.YEAR);
        assertThat(List.of(two.a().id(), two.b().id())).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void only_the_identity_officer_sees_the_queue_and_each_person_shown_is_logged() {
        var one = registered.person("Obaidullah", "Siddiqui", 44, "9899910002");
        var other = registered.person("Obaidulla", "Siddiqi", 44, "9899910002");
        registry.report(one, other, rekha);
        assertThatThrownBy(() -> pairs.list(Pairs.Show.OPEN, rekha)).isInstanceOf(Rejected.class);
        pairs.open(between(one, other).id(), usha);
        assertThat(audit.ofPatient(one.value(), Long.MAX_VALUE, 1).getFirst().actor())
                .isEqualTo(usha.user().value());
        assertThat(audit.ofPatient(other.value(), Long.MAX_VALUE, 1).getFirst().actor())
                .isEqualTo(usha.user().value());
    }

    @Test
    void what_was_found_to_be_two_people_comes_back_by_new_evidence_only() {
        var one = registered.person("Chandrika", "Bisht", 33, "");
        var other = registered.person("Chandrika", "Bist", 34, "");
        registry.report(one, other, rekha);
        var pair = between(one, other);
        pairs.part(pair.id(), Verdict.NAMESAKE, "", usha);
        registry.report(one, other, rekha);
        assertThat(between(one, other).status()).isEqualTo(Pair.Status.NOT_SAME);
        registered.phone(one, "9899910003");
        registered.phone(other, "9899910003");
        registry.report(one, other, rekha);
        assertThat(between(one, other).status()).isEqualTo(Pair.Status.OPEN);
        assertThat(jdbc.sql("select status from person.pair_event where pair = :id order by id")
                        .param("id", pair.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("OPEN", "NOT_SAME", "OPEN");
    }

    @Test
    void two_verified_numbers_that_contradict_are_a_veto_for_what_compares_by_itself_and_no_bar_to_a_colleague() {
        var one = registered.person("Gurnam", "Bhullar", 44, "9899910077");
        var other = registered.person("Gurnaam", "Bhullar", 44, "9899910077");
        verified(one, "ABC1234567");
        verified(other, "XYZ7654321");
        var score = new Score(12, List.of(Reason.PHONE));
        var now = Instant.now();
        assertThat(sql.open(one, other, Pair.Origin.SCAN, score, "", usha, now)).isFalse();
        assertThat(sql.open(one, other, Pair.Origin.REPORT, score, "", usha, now))
                .isTrue();
    }

    private void verified(PersonId person, String passport) {
        jdbc.sql(
                        "insert into person.identifier values (:id, :person, 'http://passportindia.gov.in', :value, 'VERIFIED', '', now())")
                .param("id", Ids.next())
                .param("person", person.value())
                .param("value", passport)
                .update();
    }

    @Test
    void a_pair_that_was_decided_is_not_decided_again() {
        var pair = pair("Manpreet", "Sandhu", "9899910004");
        pairs.part(pair.id(), Verdict.TWINS, "", usha);
        assertThatThrownBy(() -> pairs.defer(
                        pair.id(), LocalDate.now(ZoneId.of("Asia/Kolkata")).plusDays(3), "papers", usha))
                .satisfies(thrown -> assertThat(((Rejected) thrown).problem()).isEqualTo(PersonProblem.PAIR_SETTLED));
        assertThat(sql.similarTo(pair.a())).containsExactly(pair.b());
    }

    @Test
    void a_pair_put_off_comes_back_on_its_day() {
        var pair = pair("Rukhsar", "Zaidi", "9899910005");
        var day = pairs.today().plusDays(5);
        pairs.defer(pair.id(), day, "Waits for the birth certificate", usha);
        assertThat(sql.open(day.minusDays(1), 1_000_000))
                .noneMatch(one -> one.id().equals(pair.id()));
        assertThat(sql.deferred(day.minusDays(1), 1_000_000))
                .anyMatch(one -> one.id().equals(pair.id()));
        assertThat(sql.open(day, 1_000_000)).anyMatch(one -> one.id().equals(pair.id()));
    }

    @Test
    void a_number_that_two_people_gave_makes_a_pair_in_the_night() {
        var one = registered.person("Yumnam", "Ibochou", 29, "");
        var other = registered.person("Ningthou", "Laishram", 57, "");
        registered.identifier(one, "https://healthid.ndhm.gov.in", "91123456789012");
        registered.identifier(other, "https://healthid.ndhm.gov.in", "91123456789012");
        while (scans.identifiers()) {
            assertThat(position("identifiers")).isNotNull();
        }
        assertThat(between(one, other).reasons()).contains(Reason.IDENTIFIER);
        assertThat(position("identifiers")).as("through, and begins again").isNull();
    }

    @Test
    void people_on_record_twice_are_found_in_the_night_step_by_step() {
        var one = registered.person("Phungreila", "Shimray", 38, "9899910006");
        var other = registered.person("Phungreyla", "Shimrei", 38, "9899910006");
        int steps = 1;
        while (scans.people()) {
            steps++;
        }
        assertThat(steps).isPositive();
        assertThat(between(one, other).origin()).isEqualTo(Pair.Origin.SCAN);
    }

    private Pair pair(String given, String family, String phone) {
        var one = registered.person(given, family, 40, phone);
        var other = registered.person(given, family, 40, phone);
        registry.report(one, other, rekha);
        return between(one, other);
    }

    private Pair between(PersonId one, PersonId other) {
        return sql.between(one, other).orElseThrow();
    }

    private @Nullable Object position(String scan) {
        return jdbc.sql("select position from person.scan where name = :name")
                .param("name", scan)
                .query((row, _) -> java.util.Optional.ofNullable(row.getObject("position")))
                .single()
                .orElse(null);
    }
}
