package hims.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.access.Role;
import hims.card.CardReading.Forged;
import hims.card.CardReading.Genuine;
import hims.card.CardReading.HealthIdOnly;
import hims.card.CardReading.NobodyHas;
import hims.card.CardReading.NotGood;
import hims.card.CardReading.NotOurs;
import hims.card.CardReading.UnknownSerial;
import hims.card.CardReading.Words;
import hims.card.CardReading.WrongNumber;
import hims.card.code.ScannedText.ForeignCode;
import hims.card.code.ServiceCode;
import hims.card.code.ServiceToken;
import hims.card.code.SexCode;
import hims.card.code.TestKeys;
import hims.person.HealthId;
import hims.platform.Rejected;
import hims.platform.Row;
import hims.world.DatabaseTest;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class CardReaderTest {

    private static final Actor JOSEPH = TestHolders.actor(Role.EMERGENCY_DOCTOR, "GTB");
    private static final Actor MEENA = TestHolders.MEENA;

    private final CardReader reader;
    private final PublicCheck publicCheck;
    private final Cards cards;
    private final TestHolders people;
    private final PrintSql prints;
    private final JdbcClient jdbc;

    CardReaderTest(
            CardReader reader,
            PublicCheck publicCheck,
            Cards cards,
            TestHolders people,
            PrintSql prints,
            JdbcClient jdbc) {
        this.reader = reader;
        this.publicCheck = publicCheck;
        this.cards = cards;
        this.people = people;
        this.prints = prints;
        this.jdbc = jdbc;
    }

    @Test
    void a_scanned_card_is_genuine_and_leads_to_its_holder() {
        Card card = issue();

        assertThat(reader.read(code(card).toLowerCase(Locale.ROOT) + "\r\n", JOSEPH))
                .isInstanceOfSatisfying(
                        Genuine.class, genuine -> assertThat(genuine.card()).isEqualTo(card));
        assertThat(readings(card)).isOne();
    }

    @Test
    void a_lost_card_still_finds_its_holder_and_says_that_it_was_lost() {
        Card card = issue();
        cards.reportLost(card.id(), MEENA);

        assertThat(reader.read(code(card), JOSEPH)).isInstanceOfSatisfying(NotGood.class, bad -> {
            assertThat(bad.state()).isEqualTo(CardState.SUSPENDED);
            assertThat(bad.person()).isEqualTo(card.person());
        });
    }

    @Test
    void a_typed_number_finds_the_person_and_proves_nothing() {
        Card card = issue();

        assertThat(reader.read(card.healthId().grouped(), JOSEPH))
                .isEqualTo(new HealthIdOnly(card.healthId(), card.person()));
        assertThat(reader.read(card.serial().grouped(), JOSEPH))
                .isEqualTo(new HealthIdOnly(card.healthId(), card.person()));
    }

    @Test
    void what_leads_to_nobody_says_why() {
        var strange = HealthId.ofBody(5999999999L);
        assertThat(reader.read(strange.digits(), JOSEPH)).isEqualTo(new NobodyHas(strange));
        assertThat(reader.read("20947183056", JOSEPH)).isEqualTo(new WrongNumber(HealthId.Mistake.WRONG_CHECK_DIGIT));
        assertThat(reader.read("0000-0000-0001Z", JOSEPH)).isInstanceOf(UnknownSerial.class);
        assertThat(reader.read("upi://pay?pa=x", JOSEPH)).isEqualTo(new NotOurs(ForeignCode.PAYMENT));
        assertThat(reader.read("sunita devi 45", JOSEPH)).isEqualTo(new Words("sunita devi 45"));
    }

    @Test
    void a_card_signed_by_somebody_else_is_forged() {
        assertThat(reader.read(forged(issue()), JOSEPH)).isEqualTo(new Forged());
    }

    @Test
    void the_public_page_tells_initials_and_year_and_no_more() {
        Card card = issue();

        assertThat(publicCheck.check(base32(code(card)), "203.0.113.7"))
                .isEqualTo(new PublicCheck.Real(CardKind.TEMPORARY, CardState.ACTIVE, "S. D.", 1979, card.expiresOn()));
        assertThat(readings(card)).isOne();
    }

    @Test
    void the_public_page_answers_alike_for_forged_unknown_and_broken_cards() {
        var notReal = new PublicCheck.NotReal();

        assertThat(publicCheck.check(base32(forged(issue())), "n")).isEqualTo(notReal);
        assertThat(publicCheck.check("AAAA", "n")).isEqualTo(notReal);
        assertThat(publicCheck.check("!", "n")).isEqualTo(notReal);
    }

    @Test
    void who_has_no_business_with_cards_reads_none() {
        assertThatThrownBy(() -> reader.read(code(issue()), TestHolders.actor(Role.PRIVACY_OFFICER, "GTB")))
                .isInstanceOf(Rejected.class);
    }

    private Card issue() {
        var cmd = new Cards.IssueTemporary(people.sunita(), null, false);
        return ((Issued.Now) cards.issueTemporary(cmd, MEENA)).card();
    }

    private String code(Card card) {
        return prints.latest(card.id()).orElseThrow().fields().code();
    }

    private static String forged(Card card) {
        var token = new ServiceToken(
                card.serial(),
                card.healthId(),
                card.issuedOn(),
                card.expiresOn(),
                Set.of(),
                1979,
                SexCode.FEMALE,
                "Sunita Devi");
        return ServiceCode.text(token, "card.delhi.example", TestKeys.withNumber(1));
    }

    private static String base32(String code) {
        return code.substring(code.indexOf("/Q/") + 3);
    }

    private long readings(Card card) {
        return jdbc.sql("select count(*) from audit.event where patient = :person and action = 'READ'")
                .paramSource(Row.with("person", card.person()))
                .query(Long.class)
                .single();
    }
}
