package hims.notify;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Actor;
import hims.access.Invitation;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.platform.Ids;
import hims.platform.web.Language;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
class SentPagesTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final String PASSWORD = "three slow trains";

    private final Browsing browser;
    private final Notices notices;
    private final Invitation invitations;
    private final TransactionOperations transactions;

    SentPagesTest(
            @LocalServerPort int port, Notices notices, Invitation invitations, TransactionOperations transactions) {
        this.browser = new Browsing(port);
        this.notices = notices;
        this.invitations = invitations;
        this.transactions = transactions;
    }

    @Test
    void an_administrator_sees_what_was_sent_but_not_to_which_number() throws GeneralSecurityException {
        transactions.executeWithoutResult(status -> notices.send(
                Notice.toCitizen(
                        Event.PRESCRIPTION_READY,
                        Language.HI,
                        new Phone("+919811122233"),
                        "ready:" + Ids.next(),
                        Map.of("token", "P-<b>7", "place", "काउंटर 2")),
                Actor.system("test")));
        signIn(Role.ADMINISTRATOR);
        assertThat(browser.get("/notify/sent").body())
                .contains("••••••2233", "टोकन P-&lt;b&gt;7", "Medicines ready")
                .doesNotContain("9811122233");
    }

    @Test
    void a_clerk_does_not_see_it() throws GeneralSecurityException {
        signIn(Role.REGISTRATION_CLERK);
        assertThat(browser.get("/notify/sent").statusCode()).isEqualTo(403);
    }

    @Test
    void the_phones_of_the_demo_exist_in_the_demo_only() {
        assertThat(browser.get("/notify/phone").body()).doesNotContain("Phones of the demo city");
    }

    private void signIn(Role role) throws GeneralSecurityException {
        var user = new UserId(Ids.next());
        var login = "asha." + user.toString().substring(24);
        invitations.enrolDemo(
                new Invitation.Invite(login, "Asha Rani", role, UnitId.of("LNH"), null), user, PASSWORD, SECRET);
        browser.get("/sign-in");
        var answer = browser.post("/sign-in", Map.of("login", login, "password", PASSWORD, "code", code()));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(302, 303);
    }

    /** RFC 6238 with its usual thirty seconds and six digits. */
    private static String code() throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA1"));
        var step = Instant.now().getEpochSecond() / 30;
        var hash = ByteBuffer.wrap(
                mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
        var offset = hash.get(hash.capacity() - 1) & 0xF;
        return "%06d".formatted((hash.getInt(offset) & Integer.MAX_VALUE) % 1_000_000);
    }
}
