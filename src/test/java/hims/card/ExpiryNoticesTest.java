package hims.card;

import static org.assertj.core.api.Assertions.assertThat;

import hims.platform.Ids;
import hims.platform.Rows;
import hims.world.DatabaseTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sixty days before a card ends its holder is told, once (CARD-35). */
@DatabaseTest
class ExpiryNoticesTest {
    private final ExpiryNotices notices;
    private final Cards cards;
    private final CardRequests requests;
    private final TestHolders people;
    private final JdbcClient jdbc;

    ExpiryNoticesTest(ExpiryNotices notices, Cards cards, CardRequests requests, TestHolders people, JdbcClient jdbc) {
        this.notices = notices;
        this.cards = cards;
        this.requests = requests;
        this.people = people;
        this.jdbc = jdbc;
    }

    @Test
    void the_holder_is_told_once_and_not_before_her_time() {
        var soon = issue();
        var later = issue();
        endsIn(soon, 59);
        endsIn(later, 61);
        notices.remindAll();
        notices.remindAll();
        var day = LocalDate.now(CardCodes.CITY).plusDays(59);
        assertThat(messages(soon)).singleElement().asString().contains(String.valueOf(day.getYear()), "1031", "मान्य");
        assertThat(messages(later)).isEmpty();
    }

    @Test
    void who_has_a_card_that_ends_later_is_not_reminded_of_the_one_before() {
        var temporary = issue();
        endsIn(temporary, 30);
        var permanent = requests.ask(temporary.person(), CardForm.POCKET, TestHolders.MEENA);
        for (var state : List.of("PRINT_QUEUED", "PRINTED", "ISSUED", "ACTIVE")) {
            jdbc.sql("update card.card set state = :state where id = :id")
                    .param("state", state)
                    .param("id", permanent.id().value())
                    .update();
        }
        notices.remindAll();
        assertThat(messages(temporary)).isEmpty();
    }

    private Card issue() {
        var person = people.register();
        cards.issueTemporary(person, TestHolders.MEENA, Ids.next().toString());
        return cards.of(person, TestHolders.MEENA).getFirst();
    }

    private void endsIn(Card card, int days) {
        jdbc.sql("update card.card set issued_on = issued_on - 300, expires_on = :on where id = :id")
                .param("on", LocalDate.now(CardCodes.CITY).plusDays(days))
                .param("id", card.id().value())
                .update();
    }

    private List<String> messages(Card card) {
        return Rows.list(jdbc.sql("select body from notify.message where key = :key")
                .param("key", "card-expires:" + card.id())
                .query(String.class));
    }
}
