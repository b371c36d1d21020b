package hims.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.access.Invitation;
import hims.access.Role;
import hims.access.UnitId;
import hims.platform.Rejected;
import hims.world.DatabaseTest;
import hims.world.Form;
import hims.world.Registered;
import hims.world.StaffDesk;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Details compared at home (PER-61), and visits nobody wants (PER-62). */
@DatabaseTest
class HomeVisitsTest {
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Kolkata"));
    private final int port;
    private final Invitation invitations;
    private final Registered registered;
    private final Registry registry;
    private final HomeVisits visits;
    private final JdbcClient jdbc;
    private final Actor rekha = Registered.staff("Rekha Negi", Role.REGISTRATION_CLERK, "LNH");

    HomeVisitsTest(
            @LocalServerPort int port,
            Invitation invitations,
            Registered registered,
            Registry registry,
            HomeVisits visits,
            JdbcClient jdbc) {
        this.port = port;
        this.invitations = invitations;
        this.registered = registered;
        this.registry = registry;
        this.visits = visits;
        this.jdbc = jdbc;
    }

    @Test
    void a_visit_verifies_what_was_told_with_who_where_and_when_and_only_once() {
        var asha = registered.person("Asha", "Tigga", 33, "");
        assertThat(registry.fetch(asha).status()).isEqualTo(Person.Status.SELF_DECLARED);
        var point = new HomeVisit.Point(new BigDecimal("28.64170"), new BigDecimal("77.24120"));
        visits.verify(asha, told(point), rekha);
        assertThat(registry.fetch(asha).status()).isEqualTo(Person.Status.VERIFIED);
        var visit = visits.of(registry.fetch(asha), rekha).getFirst();
        assertThat(visit.told()).isEqualTo(told(point));
        assertThat(visit.recordedBy()).isEqualTo("Rekha Negi");
        assertThatThrownBy(() -> visits.verify(asha, told(null), rekha))
                .satisfies(
                        thrown -> assertThat(((Rejected) thrown).problem()).isEqualTo(PersonProblem.NOTHING_TO_VERIFY));
    }

    @Test
    void a_point_is_kept_only_with_consent() {
        var asha = registered.person("Asha", "Kullu", 33, "");
        var desk = StaffDesk.open(port, invitations, "Rekha Negi", Role.REGISTRATION_CLERK, "LNH");
        var page = "/person/" + asha + "/home-visits";
        var form = new HashMap<>(Form.on(desk.get(page).body(), page));
        form.putAll(Map.of("day", today.toString(), "visitor", "ASHA Meena", "place", "At home", "met", "SELF"));
        form.putAll(Map.of("latitude", "28.6417", "longitude", "77.2412"));
        var refused = desk.post(page, form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("only with consent");
        form.put("consent", "on");
        assertThat(desk.post(page, form).statusCode()).isEqualTo(303);
        assertThat(desk.get(page).body()).contains("ASHA Meena", "28.64170");
        assertThat(desk.get(page + "/paper").body()).contains("Kullu", "tear this sheet up");
    }

    @Test
    void a_refusal_is_counted_and_names_nobody() {
        var asha = registered.person("Asha", "Ekkanother", 33, "");
        var before = refusals();
        visits.refused(rekha);
        assertThat(refusals()).isEqualTo(before + 1);
        assertThat(registry.fetch(asha).status()).isEqualTo(Person.Status.SELF_DECLARED);
        assertThat(visits.of(registry.fetch(asha), rekha)).isEmpty();
        assertThat(jdbc.sql(
                                "select count(*) from information_schema.columns where table_schema = 'person'"
                                        + " and table_name = 'home_refusal' and column_name not in ('facility', 'month', 'refusals')")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private int refusals() {
        return jdbc.sql("select coalesce(sum(refusals), 0) from person.home_refusal where facility = :at")
                .param("at", UnitId.of("LNH").value())
                .query(Integer.class)
                .single();
    }

    private HomeVisit.Told told(HomeVisit.@Nullable Point point) {
        return new HomeVisit.Told(today, "ASHA Meena", "Gali 3, Seelampur", HomeVisit.Met.SELF, "Voter ID", point);
    }
}
