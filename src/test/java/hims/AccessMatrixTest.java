package hims;

import static org.assertj.core.api.Assertions.assertThat;

import hims.RouteCalls.Answer;
import hims.RouteTable.Route;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.RouteRights.Asked;
import hims.access.Seats;
import hims.platform.Ids;
import hims.world.DatabaseTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of the running program, called by everybody who must not (SEC-20; ASVS 8.2.1, 8.2.2, 8.4.1): nobody, each role,
 * an old and an ended session, without the forgery token, from another hospital, by another citizen. What should happen follows
 * from what the route declares and from the table of roles; nothing is listed by hand. What programs call is in DenialsTest.
 */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class AccessMatrixTest {
    private static final int AT_ONCE = 8;

    /** Where none of the patients has been. */
    private static final String ELSEWHERE = "JPCH";

    private static final List<Role> STAFF =
            Arrays.stream(Role.values()).filter(Role::isStaff).toList();

    private final RouteThings things;
    private final Seats seats;
    private final RouteTable table;
    private final Map<Role, String> here = new EnumMap<>(Role.class);
    private final Map<Role, String> elsewhere = new EnumMap<>(Role.class);
    private final RouteCalls calls;

    AccessMatrixTest(@LocalServerPort int port, RouteThings things, Seats seats, RequestMappingHandlerMapping routes) {
        this.things = things;
        this.seats = seats;
        this.table = new RouteTable(routes.getHandlerMethods());
        this.calls = new RouteCalls(port);
    }

    @BeforeEach
    void everything_that_a_route_can_be_about() {
        if (table.forms().isEmpty()) {
            for (var role : STAFF) {
                here.put(role, seats.of(role, "LNH"));
                elsewhere.put(role, seats.of(role, ELSEWHERE));
            }
            things.fill(table);
        }
    }

    @Test
    void nobody_gets_past_a_door_that_asks() throws Exception {
        leavesNothing(refusedAtTheDoor(""));
    }

    @Test
    void nobody_gets_in_with_a_session_of_thirteen_hours_ago_or_one_that_has_ended() throws Exception {
        var ended = seats.of(Role.DOCTOR, "LNH");
        seats.end(ended);
        var tried = new ArrayList<>(refusedAtTheDoor(ended));
        for (var route : table.asked()) {
            // a session ends when it is first seen to be old: each call has one of its own
            tried.add(new Try(route, seats.of(anyWith(route), "LNH", Duration.ofHours(13)), this::isLedToTheDoor));
        }
        leavesNothing(tried);
    }

    private List<Try> refusedAtTheDoor(String session) {
        return table.asked().stream()
                .map(route -> new Try(route, session, this::isLedToTheDoor))
                .toList();
    }

    private String isLedToTheDoor(Try tried, Answer answer) {
        var door = answer.to().contains("/sign-in") && answer.status() == 302;
        return door || answer.status() == 401 ? "" : "is not led to the door";
    }

    @Test
    void what_has_wide_effects_waits_for_a_proof_of_the_last_five_minutes() throws Exception {
        var tried = table.asked().stream()
                .filter(route -> route.rights() instanceof Asked asked && asked.fresh())
                .map(route -> new Try(
                        route,
                        seats.of(anyWith(route), "LNH", Duration.ofMinutes(6)),
                        (one, answer) -> answer.to().endsWith("/confirm") ? "" : "is done without a proof"))
                .toList();
        assertThat(tried).hasSizeGreaterThan(2);
        leavesNothing(tried);
    }

    @Test
    void each_role_is_refused_where_its_rights_do_not_reach() throws Exception {
        var tried = new ArrayList<Try>();
        for (var route : table.asked()) {
            Stream.of(Role.values())
                    .filter(role -> role.isStaff() || role == Role.CITIZEN)
                    .filter(role -> !may(role, route))
                    .forEach(role -> tried.add(new Try(
                            route,
                            session(role),
                            (one, answer) -> answer.status() == 403 ? "" : "is let in as " + role)));
        }
        leavesNothing(tried);
    }

    @Test
    void each_role_sees_the_pages_that_its_rights_open() throws Exception {
        var tried = new ArrayList<Try>();
        for (var route : table.asked()) {
            STAFF.stream()
                    .filter(role -> !route.unsafe() && may(role, route))
                    .forEach(role -> tried.add(new Try(
                            route,
                            here.get(role),
                            (one, answer) -> isAnswered(answer) ? "" : "is not answered to " + role)));
        }
        leavesNothing(tried);
    }

    /** The right that is declared is the one that is asked behind the door. */
    private static boolean isAnswered(Answer answer) {
        return answer.status() < 500
                && answer.status() != 401
                && !(answer.status() == 403 && answer.body().contains("data-right="));
    }

    @Test
    void nobody_changes_anything_without_the_token_of_a_page() throws Exception {
        var tried = table.all().stream()
                .filter(Route::unsafe)
                .filter(route -> !route.pattern().startsWith("/oauth2/"))
                .map(route -> new Try(
                        route,
                        session(anyWith(route)),
                        (one, answer) -> answer.status() / 100 == 4 ? "" : "is let in without token"))
                .map(Try::forged)
                .toList();
        leavesNothing(tried);
    }

    @Test
    void what_belongs_to_another_hospital_does_not_exist() throws Exception {
        var tried = new ArrayList<Try>();
        for (var route : table.asked()) {
            if (route.rights() instanceof Asked asked
                    && route.hasIds()
                    && asked.everywhere().isEmpty()) {
                STAFF.stream()
                        .filter(role -> may(role, route))
                        .forEach(role -> tried.add(new Try(
                                route,
                                elsewhere.get(role),
                                (one, answer) ->
                                        isNothing(one.route(), answer) ? "" : "is open to " + role + " elsewhere")));
            }
        }
        leavesNothing(tried);
    }

    /** As if there were no such thing; a page that can do without it says nothing of it. */
    private boolean isNothing(Route route, Answer answer) {
        return List.of(403, 404).contains(answer.status())
                || answer.to().endsWith("?lost=true")
                || (answer.status() < 500
                        && !route.pattern().contains("{")
                        && !answer.body().contains(things.visitor(table)));
    }

    @Test
    void a_citizen_reaches_nothing_of_another() throws Exception {
        var other = seats.citizen(new PersonId(Ids.next()));
        var tried = table.asked().stream()
                .filter(route -> route.hasIds() && may(Role.CITIZEN, route))
                .filter(route -> !route.pattern().equals("/my/record/{part}"))
                .map(route -> new Try(
                        route,
                        other,
                        (one, answer) ->
                                List.of(403, 404).contains(answer.status()) ? "" : "is open to another citizen"))
                .toList();
        leavesNothing(tried);
    }

    private static boolean may(Role role, Route route) {
        return route.rights() instanceof Asked asked
                && (asked.rights().isEmpty()
                        ? role.isStaff()
                        : asked.rights().stream().anyMatch(role::may));
    }

    private static Role anyWith(Route route) {
        return Stream.concat(STAFF.stream(), Stream.of(Role.CITIZEN))
                .filter(role -> may(role, route))
                .findFirst()
                .orElse(Role.DOCTOR);
    }

    private String session(Role role) {
        return role == Role.CITIZEN ? seats.citizen(things.patient(table)) : here.get(role);
    }

    /** @param wrong what is wrong with the answer; empty for nothing */
    private record Try(Route route, String session, Wrong wrong, boolean token) {
        Try(Route route, String session, Wrong wrong) {
            this(route, session, wrong, true);
        }

        Try forged() {
            return new Try(route, session, wrong, false);
        }
    }

    private interface Wrong {
        String with(Try tried, Answer answer);
    }

    /** None of them does anything, and none is answered as it must not be. */
    private void leavesNothing(List<Try> tries) throws Exception {
        assertThat(tries).isNotEmpty();
        var before = effects();
        assertThat(wrong(tries)).isEmpty();
        assertThat(effects()).isEqualTo(before);
    }

    private List<String> effects() {
        return table.forms().entrySet().stream()
                .map(form -> form.getKey() + " " + form.getValue().effects().getAsLong())
                .toList();
    }

    private List<String> wrong(List<Try> tries) throws InterruptedException, ExecutionException {
        var wrong = new ConcurrentLinkedQueue<String>();
        try (var hands = Executors.newFixedThreadPool(AT_ONCE)) {
            var all = tries.stream()
                    .map(one -> hands.submit(() -> call(one, wrong)))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
        return wrong.stream().sorted().toList();
    }

    private void call(Try one, ConcurrentLinkedQueue<String> wrong) {
        var route = one.route();
        var path = table.path(route);
        var answer = route.unsafe()
                ? one.token()
                        ? calls.send(route.method(), path, one.session(), table.fields(route))
                        : calls.forged(route.method(), path, one.session(), table.fields(route))
                : calls.get(path, one.session());
        var said = one.wrong().with(one, answer);
        if (!said.isEmpty()) {
            wrong.add(route + " (" + path + ") " + said + ": " + answer.status() + " " + answer.to());
        }
    }
}
