package hims.access;

import static org.assertj.core.api.Assertions.assertThat;

import hims.platform.Ids;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DatabaseTest
class DoorTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final String PASSWORD = "three slow trains";

    private final Browsing browser;
    private final String login;

    DoorTest(@LocalServerPort int port, Invitation invitations) {
        this.browser = new Browsing(port);
        var user = new UserId(Ids.next());
        this.login = "admin." + user.toString().substring(24);
        invitations.enrolDemo(
                new Invitation.Invite(login, "Asha Rani", Role.ADMINISTRATOR, UnitId.of("LNH"), null),
                user,
                PASSWORD,
                SECRET);
    }

    private void signIn(int laterSteps) {
        browser.get("/sign-in");
        var code = Totp.code(SECRET, Totp.step(Instant.now()) + laterSteps);
        var answer = browser.post("/sign-in", Map.of("login", login, "password", PASSWORD, "code", code));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(302, 303);
    }

    @Test
    void a_stranger_is_led_to_the_sign_in_page_and_from_there_to_where_she_wanted() {
        var answer = browser.get("/access/users");
        assertThat(Browsing.location(answer)).endsWith("/sign-in?next=%2Faccess%2Fusers");
    }

    @Test
    void the_right_login_opens_the_role_s_first_page() {
        signIn(0);
        assertThat(Browsing.location(browser.get("/"))).endsWith("/access/users");
        assertThat(browser.get("/access/users").body()).contains("Asha Rani", "Lok Nayak Hospital");
    }

    @Test
    void a_wrong_login_says_so_and_keeps_what_was_typed() {
        browser.get("/sign-in");
        var answer = browser.post("/sign-in", Map.of("login", login, "password", "wrong", "code", "123456"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(login).doesNotContain("\"wrong\"");
    }

    @Test
    void a_write_without_the_page_s_token_is_refused() {
        signIn(0);
        browser.get("/access/users/new");
        var answer = browser.post("/access/users", Map.of("_csrf", "forged", "login", "new.person", "name", "New"));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void nothing_typed_is_lost_when_the_session_ends_in_mid_form() {
        signIn(0);
        browser.get("/access/users/new");
        browser.loseSession();
        var answer = browser.post("/access/users", Map.of("login", "meena.das", "name", "Meena Das <b>"));
        assertThat(Browsing.location(answer)).endsWith("/sign-in");
        signIn(1);
        var kept = browser.get("/sign-in/kept");
        assertThat(kept.body()).contains("Meena Das &lt;b&gt;", "meena.das", "action=\"/access/users\"");
        assertThat(Browsing.location(browser.get("/sign-in/kept"))).endsWith("/");
    }

    @Test
    void bad_input_comes_back_with_every_error_and_everything_typed() {
        signIn(0);
        browser.get("/access/users/new");
        var answer = browser.post(
                "/access/users",
                Map.of("login", "Ab", "name", "x".repeat(121), "role", "SYSTEM", "facility", "no-uuid"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("#f-login", "#f-name", "#f-role", "#f-facility", "x".repeat(121));
    }

    @Test
    void an_invited_person_enrols_once_through_the_link() {
        signIn(0);
        browser.get("/access/users/new");
        var fresh = "nurse." + login.substring(6);
        var answer = browser.post(
                "/access/users",
                Map.of(
                        "login",
                        fresh,
                        "name",
                        "Mary Joseph",
                        "role",
                        "NURSE",
                        "facility",
                        UnitId.of("LNH").toString()));
        assertThat(answer.body()).contains("/enrol/");
        var link = answer.body().replaceAll("(?s).*(/enrol/[A-Za-z0-9_-]+).*", "$1");
        assertThat(browser.get(link).body()).contains(fresh, "<svg");
    }
}
