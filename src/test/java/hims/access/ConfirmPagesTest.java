package hims.access;

import static org.assertj.core.api.Assertions.assertThat;

import hims.platform.Ids;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.Form;
import hims.world.StaffDesk;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An act with wide effects asks again who acts, and loses nothing that was typed (SEC-8). */
@DatabaseTest
class ConfirmPagesTest {
    private final Browsing asha;
    private final Map<String, String> invitation = Map.of(
            "login",
            "mary." + Ids.next().toString().substring(24),
            "name",
            "Mary Joseph",
            "role",
            "NURSE",
            "facility",
            UnitId.of("LNH").toString());

    ConfirmPagesTest(@LocalServerPort int port, Invitation invitations, Seats seats) {
        this.asha = StaffDesk.open(port, invitations, "Asha Rani", Role.ADMINISTRATOR, "LNH");
        seats.age(asha.sessionCookie(), Duration.ofMinutes(6));
    }

    @Test
    void six_minutes_later_she_types_her_password_and_sends_what_was_kept() {
        asha.get("/access/users/new");
        assertThat(Browsing.location(asha.post("/access/users", invitation))).endsWith("/confirm");
        asha.get("/confirm");
        var kept = asha.submit("/confirm", Map.of("password", StaffDesk.PASSWORD));
        var fields = new HashMap<>(Form.on(kept.body(), "/access/users"));
        fields.remove("_csrf");
        assertThat(fields).containsAllEntriesOf(invitation);
        assertThat(asha.post("/access/users", fields).body()).contains("/enrol/");
    }

    @Test
    void a_wrong_password_confirms_nothing() {
        asha.get("/confirm");
        assertThat(asha.post("/confirm", Map.of("password", "three slow cars")).statusCode())
                .isEqualTo(422);
        asha.get("/access/users/new");
        assertThat(Browsing.location(asha.post("/access/users", invitation))).endsWith("/confirm");
    }
}
