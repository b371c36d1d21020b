package hims.card;

import static hims.card.CardAlert.Kind.FAR_APART;
import static hims.card.CardAlert.Kind.OTHER_HOLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.access.Invitation;
import hims.access.Role;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cards that look copied or borrowed go to the privacy officer and stop nobody. */
@DatabaseTest
class CardAlertsTest {
    private static final Actor LEELA = TestHolders.actor(Role.PRIVACY_OFFICER, "GTB");
    private static final Actor THERE = TestHolders.actor(Role.REGISTRATION_CLERK, "GTB");

    private final CardAlerts alerts;
    private final CardReader reader;
    private final Cards cards;
    private final PrintSql prints;
    private final TestHolders people;
    private final JdbcClient jdbc;
    private final Invitation invitations;
    private final int port;

    CardAlertsTest(
            CardAlerts alerts,
            CardReader reader,
            Cards cards,
            PrintSql prints,
            TestHolders people,
            JdbcClient jdbc,
            Invitation invitations,
            @LocalServerPort int port) {
        this.alerts = alerts;
        this.reader = reader;
        this.cards = cards;
        this.prints = prints;
        this.people = people;
        this.jdbc = jdbc;
        this.invitations = invitations;
        this.port = port;
    }

    @Test
    void one_card_read_at_two_hospitals_within_minutes_is_one_case_and_both_readings_open_the_record() {
        var card = issue();
        var code = code(card);
        reader.read(code, TestHolders.MEENA);
        reader.read(code, TestHolders.MEENA);
        assertThat(of(card)).isEmpty();

        assertThat(reader.read(code, THERE)).isInstanceOf(CardReading.Genuine.class);
        assertThat(reader.read(code, TestHolders.MEENA)).isInstanceOf(CardReading.Genuine.class);
        assertThat(of(card)).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(FAR_APART);
            assertThat(alert.facility()).isEqualTo(THERE.facility());
            assertThat(alert.beforeFacility()).isEqualTo(TestHolders.MEENA.facility());
        });
        assertThat(cards.of(card.person(), TestHolders.MEENA))
                .extracting(Card::state)
                .containsExactly(CardState.ACTIVE);
    }

    @Test
    void who_travels_for_an_hour_raises_nothing() {
        var card = issue();
        reader.read(code(card), TestHolders.MEENA);
        jdbc.sql("update card.last_reading set at = at - interval '1 hour' where card = :card")
                .param("card", card.id().value())
                .update();
        reader.read(code(card), THERE);
        assertThat(of(card)).isEmpty();
    }

    @Test
    void a_clerk_notes_that_somebody_else_holds_the_card_and_the_officer_closes_the_case_once() {
        var card = issue();
        alerts.otherHolder(card.id(), "a much younger face", THERE);
        assertThat(reader.read(code(card), THERE)).as("care goes on").isInstanceOf(CardReading.Genuine.class);
        var alert = of(card).getFirst();
        assertThat(alert.kind()).isEqualTo(OTHER_HOLDER);
        assertThat(alert.words()).isEqualTo("a much younger face");

        assertThatThrownBy(() -> alerts.close(alert.id(), " ", LEELA)).hasMessageContaining("reason-missing");
        alerts.close(alert.id(), "her sister, told why not", LEELA);
        assertThat(of(card)).isEmpty();
        assertThatThrownBy(() -> alerts.close(alert.id(), "again", LEELA)).hasMessageContaining("no-such-alert");
    }

    @Test
    void another_hospital_and_other_roles_see_none_of_it() {
        var card = issue();
        alerts.otherHolder(card.id(), "", THERE);
        var other = TestHolders.actor(Role.PRIVACY_OFFICER, "BJRM");
        assertThat(alerts.open(other)).noneMatch(alert -> alert.serial().equals(card.serial()));
        assertThatThrownBy(() -> alerts.close(of(card).getFirst().id(), "mine", other))
                .hasMessageContaining("no-such-alert");
        assertThatThrownBy(() -> alerts.open(TestHolders.MEENA)).isInstanceOf(Rejected.class);
    }

    @Test
    void the_officer_reads_it_on_her_page_in_hindi_too() {
        var card = issue();
        reader.read(code(card), TestHolders.MEENA);
        reader.read(code(card), THERE);
        var leela = StaffDesk.open(port, invitations, "Leela Menon", Role.PRIVACY_OFFICER, "GTB");
        assertThat(leela.get("/card/alerts").body())
                .contains(card.serial().grouped(), "Read at two hospitals", "Lok Nayak Hospital");
        leela.post("/language", java.util.Map.of("language", "hi", "back", "/"));
        assertThat(leela.get("/card/alerts").body()).contains("दो अस्पतालों में पढ़ा गया");
    }

    private List<CardAlert> of(Card card) {
        return alerts.open(LEELA).stream()
                .filter(alert -> alert.serial().equals(card.serial()))
                .toList();
    }

    private Card issue() {
        var person = people.register();
        cards.issueTemporary(person, TestHolders.MEENA, Ids.next().toString());
        return cards.of(person, TestHolders.MEENA).getFirst();
    }

    private String code(Card card) {
        return prints.latest(card.id()).orElseThrow().fields().code();
    }
}
