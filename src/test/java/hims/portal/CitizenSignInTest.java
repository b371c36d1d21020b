package hims.portal;

import static org.assertj.core.api.Assertions.assertThat;

import hims.person.HealthId;
import hims.person.Person;
import hims.person.Phone;
import hims.platform.web.Language;
import hims.portal.CitizenSignIn.Answer.Refused;
import hims.portal.CitizenSignIn.Answer.Welcome;
import hims.portal.SignInCodes.Asked;
import hims.world.DatabaseTest;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class CitizenSignInTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SignInCodes codes;
    private final CitizenSignIn signIn;
    private final Citizens citizens;
    private final JdbcClient jdbc;
    private final String network = "10." + RANDOM.nextInt(250) + "." + RANDOM.nextInt(250) + "." + RANDOM.nextInt(250);

    CitizenSignInTest(SignInCodes codes, CitizenSignIn signIn, Citizens citizens, JdbcClient jdbc) {
        this.codes = codes;
        this.signIn = signIn;
        this.citizens = citizens;
        this.jdbc = jdbc;
    }

    private Asked ask(String typed) {
        return codes.ask(new SignInCodes.Ask(typed, false, Language.HI, network));
    }

    private ChallengeId sent(Person person) {
        return sent(person.healthId().digits());
    }

    private ChallengeId sent(String typed) {
        return ((Asked.OnItsWay) ask(typed)).id();
    }

    private String code(ChallengeId id) {
        return citizens.code(id.toString());
    }

    private CitizenSignIn.Answer enter(ChallengeId id, String code) {
        return signIn.enter(id, code, network);
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @Test
    void the_code_on_her_phone_opens_her_record_and_hers_only() {
        var lakshmi = citizens.lakshmi();
        var id = sent(lakshmi);

        assertThat(enter(id, code(id)))
                .isInstanceOfSatisfying(
                        Welcome.class,
                        welcome -> assertThat(welcome.person().id()).isEqualTo(lakshmi.id()));
        assertThat(citizens.message(id.toString())).contains("साइन इन").doesNotContain("Lakshmi", "लक्ष्मी");
    }

    @Test
    void a_number_in_hindi_digits_and_the_code_on_her_card_do_as_well() {
        var lakshmi = citizens.lakshmi();
        var devanagari = lakshmi.healthId()
                .digits()
                .chars()
                .mapToObj(digit -> Character.toString(0x0966 + digit - '0'))
                .reduce("", String::concat);
        assertThat(citizens.messages(sent(devanagari).toString())).isOne();

        citizens.earlier(lakshmi, Challenge.BETWEEN_CODES);
        var qr = jdbc.sql("select fields ->> 'code' from card.print where fields ->> 'healthId' = :number")
                .param("number", lakshmi.healthId().digits())
                .query(String.class)
                .single();
        assertThat(citizens.messages(sent(qr).toString())).isOne();
    }

    @Test
    void a_code_is_good_for_five_minutes() {
        var lakshmi = citizens.lakshmi();
        var id = sent(lakshmi);
        citizens.earlier(lakshmi, Challenge.LASTS);

        assertThat(enter(id, code(id))).isInstanceOf(Refused.class);
    }

    @Test
    void a_code_works_once_even_for_two_at_the_same_moment() throws Exception {
        var id = sent(citizens.lakshmi());
        var code = code(id);
        Callable<CitizenSignIn.Answer> entering = () -> enter(id, code);

        try (var phones = Executors.newFixedThreadPool(4)) {
            var answers = phones
                    .invokeAll(Stream.generate(() -> entering).limit(4).toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(answers).filteredOn(Welcome.class::isInstance).hasSize(1);
        }
        assertThat(enter(id, code)).isInstanceOf(Refused.class);
    }

    @Test
    void five_wrong_codes_stop_the_sign_in_for_a_quarter_of_an_hour_and_not_for_ever() {
        var lakshmi = citizens.lakshmi();
        var first = sent(lakshmi);
        citizens.earlier(lakshmi, Challenge.BETWEEN_CODES);
        var second = sent(lakshmi);
        IntStream.range(0, 5).forEach(_ -> enter(first, wrong(code(first))));

        assertThat(enter(first, code(first))).isInstanceOf(Refused.class);
        assertThat(enter(second, code(second))).isInstanceOf(Refused.class);
        assertThat(ask(lakshmi.healthId().digits())).isInstanceOf(Asked.Wait.class);

        citizens.earlier(lakshmi, Challenge.LOCKED);
        var third = sent(lakshmi);
        assertThat(enter(third, code(third))).isInstanceOf(Welcome.class);
    }

    @Test
    void the_next_code_goes_after_half_a_minute_and_not_more_than_five_in_an_hour() {
        var lakshmi = citizens.lakshmi();
        for (var n = 0; n < Challenge.CODES_FOR_SUBJECT; n++) {
            sent(lakshmi);
            assertThat(ask(lakshmi.healthId().digits())).isInstanceOf(Asked.Wait.class);
            citizens.earlier(lakshmi, Challenge.BETWEEN_CODES);
        }
        assertThat(ask(lakshmi.healthId().digits())).isInstanceOf(Asked.Wait.class);
        citizens.earlier(lakshmi, Challenge.WINDOW);
        assertThat(ask(lakshmi.healthId().digits())).isInstanceOf(Asked.OnItsWay.class);
    }

    @Test
    void a_number_that_nobody_has_is_answered_alike_at_every_step() {
        var nobody = HealthId.draw(RANDOM).digits();
        var id = sent(nobody);

        assertThat(citizens.messages(id.toString())).isZero();
        assertThat(ask(nobody)).isInstanceOf(Asked.Wait.class);
        IntStream.range(0, 5).forEach(_ -> assertThat(enter(id, "123456")).isInstanceOf(Refused.class));
        assertThat(ask(nobody)).isInstanceOf(Asked.Wait.class);
    }

    @Test
    void without_a_phone_of_her_own_no_code_goes_anywhere() {
        var people = List.of(
                citizens.withoutPhone(),
                citizens.withPhone(Phone.Owner.SPOUSE, LocalDate.of(1990, 1, 1)),
                citizens.withPhone(
                        Phone.Owner.NEIGHBOUR, LocalDate.now(OwnPhone.CITY).minusYears(9)));
        assertThat(people)
                .allSatisfy(person ->
                        assertThat(citizens.messages(sent(person).toString())).isZero());
    }

    @Test
    void the_code_of_a_child_goes_to_the_parent() {
        var child = citizens.withPhone(
                Phone.Owner.PARENT, LocalDate.now(OwnPhone.CITY).minusYears(9));
        assertThat(citizens.messages(sent(child).toString())).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "9811020644, portal.mistake.mobile-number",
        "123, portal.mistake.too-short",
        "Lakshmi Devi, portal.mistake.no-card",
        "<script>alert(1)</script>, portal.mistake.no-card",
        "https://example.org/, portal.mistake.no-card"
    })
    void what_is_no_card_is_said_at_once(String typed, String key) {
        assertThat(ask(typed)).isEqualTo(new Asked.Mistyped(key));
    }

    @Test
    void the_database_keeps_no_code() {
        var id = sent(citizens.lakshmi());
        var stored = jdbc.sql("select code_hash from portal.challenge where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
        assertThat(stored).startsWith("$argon2id$").doesNotContain(code(id));
    }

    @Test
    void a_wrong_code_stands_in_the_log_of_the_person() {
        var lakshmi = citizens.lakshmi();
        var id = sent(lakshmi);
        enter(id, wrong(code(id)));
        enter(id, code(id));

        var outcomes = jdbc.sql(
                        "select outcome from audit.event where patient = :id and action = 'SIGN_IN' order by seq")
                .param("id", lakshmi.id().value())
                .query(String.class)
                .list();
        assertThat(outcomes).containsExactly("FAILED", "DONE");
    }
}
