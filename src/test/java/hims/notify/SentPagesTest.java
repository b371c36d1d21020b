package hims.notify;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Actor;
import hims.access.Invitation;
import hims.access.Role;
import hims.platform.Ids;
import hims.platform.web.Language;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
class SentPagesTest {
    private final int port;
    private final Notices notices;
    private final Invitation invitations;
    private final TransactionOperations transactions;

    SentPagesTest(
            @LocalServerPort int port, Notices notices, Invitation invitations, TransactionOperations transactions) {
        this.port = port;
        this.notices = notices;
        this.invitations = invitations;
        this.transactions = transactions;
    }

    @Test
    void an_administrator_sees_what_was_sent_but_not_to_which_number() {
        transactions.executeWithoutResult(status -> notices.send(
                Notice.toCitizen(
                        Event.PRESCRIPTION_READY,
                        Language.HI,
                        new Phone("+919811122233"),
                        "ready:" + Ids.next(),
                        Map.of("token", "P-<b>7", "place", "काउंटर 2")),
                Actor.system("test")));
        var asha = desk(Role.ADMINISTRATOR);
        assertThat(asha.get("/notify/sent").body())
                .contains("••••••2233", "टोकन P-&lt;b&gt;7", "Medicines ready")
                .doesNotContain("9811122233");
    }

    @Test
    void a_clerk_does_not_see_it() {
        assertThat(desk(Role.REGISTRATION_CLERK).get("/notify/sent").statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_phones_of_the_demo_exist_in_the_demo_only() {
        assertThat(new Browsing(port).get("/notify/phone").body()).doesNotContain("Phones of the demo city");
    }

    private Browsing desk(Role role) {
        return StaffDesk.open(port, invitations, "Asha Rani", role, "LNH");
    }
}
