package hims.access;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.SignIn.Answer.Refused;
import hims.access.SignIn.Answer.Welcome;
import hims.platform.Ids;
import hims.world.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@DatabaseTest
class SignInTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final String PASSWORD = "three slow trains";

    private final SignIn signIn;
    private final String login;
    private final String network = "10.0." + (int) (Math.random() * 250) + "." + (int) (Math.random() * 250);

    SignInTest(SignIn signIn, Invitation invitations) {
        this.signIn = signIn;
        var user = new UserId(Ids.next());
        this.login = "rekha." + user.toString().substring(24);
        invitations.enrolDemo(
                new Invitation.Invite(
                        login, "Rekha Negi", Role.REGISTRATION_CLERK, UnitId.of("LNH"), UnitId.of("LNH/REG/C3")),
                user,
                PASSWORD,
                SECRET);
    }

    private SignIn.Answer attempt(String name, String password, String code) {
        return signIn.attempt(new SignIn.Try(name, password, code, network));
    }

    private static String code() {
        return Totp.code(SECRET, Totp.step(Instant.now()));
    }

    @Test
    void password_and_code_together_open_the_posting_of_the_day() {
        assertThat(attempt(login, PASSWORD, code()))
                .isInstanceOfSatisfying(
                        Welcome.class,
                        welcome -> assertThat(welcome.postings())
                                .singleElement()
                                .satisfies(
                                        posting -> assertThat(posting.placeEn()).isEqualTo("Counter 3")));
    }

    @Test
    void a_code_works_once() {
        var code = code();
        assertThat(attempt(login, PASSWORD, code)).isInstanceOf(Welcome.class);
        assertThat(attempt(login, PASSWORD, code)).isInstanceOf(Refused.class);
    }

    @Test
    void a_wrong_password_a_wrong_code_and_an_unknown_user_get_the_same_answer() {
        var refused = new Refused(null);
        assertThat(attempt(login, "wrong", code())).isEqualTo(refused);
        assertThat(attempt(login, PASSWORD, "000000")).isEqualTo(refused);
        assertThat(attempt("nobody.here", PASSWORD, code())).isEqualTo(refused);
    }

    @Test
    void after_five_failures_even_the_right_password_waits_but_not_for_ever() {
        IntStream.range(0, 5).forEach(n -> attempt(login, "wrong", "000000"));
        assertThat(attempt(login, PASSWORD, code()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.waitUntil())
                                .isBetween(
                                        Instant.now().minusSeconds(5),
                                        Instant.now().plusSeconds(900)));
    }
}
