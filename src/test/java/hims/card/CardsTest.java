package hims.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.card.Cards.IssueTemporary;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.platform.Row;
import hims.platform.Rows;
import hims.world.DatabaseTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class CardsTest {

    private static final Actor MEENA = TestHolders.MEENA;

    private final Cards cards;
    private final TestHolders people;
    private final PrintSql prints;
    private final JdbcClient jdbc;

    CardsTest(Cards cards, TestHolders people, PrintSql prints, JdbcClient jdbc) {
        this.cards = cards;
        this.people = people;
        this.prints = prints;
        this.jdbc = jdbc;
    }

    @Test
    void a_temporary_card_is_good_for_a_year_from_the_counter_on() {
        Holder sunita = people.sunita();

        Card card = issue(sunita);

        assertThat(card.state()).isEqualTo(CardState.ACTIVE);
        assertThat(card.kind()).isEqualTo(CardKind.TEMPORARY);
        assertThat(card.expiresOn()).isEqualTo(card.issuedOn().plusYears(1));
        assertThat(cards.of(sunita.person(), MEENA)).containsExactly(card);
        assertThat(events(card)).containsExactly("REQUESTED", "PRINT_QUEUED", "PRINTED", "ISSUED");
        assertThat(auditRows(sunita.person(), "CREATE")).isOne();
    }

    @Test
    void what_was_printed_stays_as_it_was_printed() {
        Holder sunita = people.sunita();

        Card card = issue(sunita);

        var printed = prints.latest(card.id()).orElseThrow();
        assertThat(printed.copy()).isOne();
        assertThat(printed.fields().name()).isEqualTo("Sunita Devi");
        assertThat(printed.fields().localName()).isEqualTo("सुनीता देवी");
        assertThat(printed.fields().code()).startsWith("HTTPS://CARD.DELHI.EXAMPLE/Q/");
        assertThat(printed.fields().back()).isNull();
        assertThatThrownBy(
                        () -> jdbc.sql("update card.print set template = 'x'").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void two_counters_at_once_issue_one_card_and_both_see_it() throws Exception {
        Holder sunita = people.sunita();
        Callable<Issued> counter = () -> cards.issueTemporary(new IssueTemporary(sunita, null, false), MEENA);

        try (var counters = Executors.newFixedThreadPool(8)) {
            List<Issued> results = counters
                    .invokeAll(Stream.generate(() -> counter).limit(8).toList())
                    .stream()
                    .map(CardsTest::result)
                    .toList();

            assertThat(results).filteredOn(Issued.Now.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(Issued.Before.class::isInstance).hasSize(7);
        }
        assertThat(cards.of(sunita.person(), MEENA)).hasSize(1);
    }

    @Test
    void a_lost_card_is_suspended_and_can_be_found_again() {
        Card card = issue(people.sunita());

        cards.reportLost(card.id(), MEENA);
        assertThat(state(card)).isEqualTo(CardState.SUSPENDED);

        cards.restore(card.id(), MEENA);
        assertThat(state(card)).isEqualTo(CardState.ACTIVE);
    }

    @Test
    void the_holder_may_report_her_own_card_lost_and_nobody_elses() {
        Holder sunita = people.sunita();
        Card card = issue(sunita);
        Actor herself = Actor.citizen(sunita.person(), "Sunita Devi", "session", "10.9.9.9");
        Actor stranger = Actor.citizen(new PersonId(Ids.next()), "Somebody", "session", "10.9.9.9");

        assertThatThrownBy(() -> cards.reportLost(card.id(), stranger)).isInstanceOf(Rejected.class);
        cards.reportLost(card.id(), herself);

        assertThat(state(card)).isEqualTo(CardState.SUSPENDED);
    }

    @Test
    void a_replaced_card_ends_for_ever_and_the_new_one_is_active() {
        Holder sunita = people.sunita();
        Card old = issue(sunita);

        var issued = cards.replace(old.id(), "torn", new IssueTemporary(sunita, null, false), MEENA);

        assertThat(issued).isInstanceOfSatisfying(Issued.Now.class, now -> {
            assertThat(now.card().serial()).isNotEqualTo(old.serial());
            assertThat(now.card().healthId()).isEqualTo(old.healthId());
        });
        assertThat(state(old)).isEqualTo(CardState.REPLACED);
        assertThatThrownBy(() -> cards.restore(old.id(), MEENA))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.problem()).isEqualTo(CardProblem.WRONG_STEP));
    }

    @Test
    void a_revoked_card_never_comes_back_and_its_end_needs_a_reason() {
        Card card = issue(people.sunita());

        assertThatThrownBy(() -> cards.revoke(card.id(), " ", MEENA)).isInstanceOf(Rejected.class);
        cards.revoke(card.id(), "wrong person", MEENA);

        assertThatThrownBy(() -> cards.restore(card.id(), MEENA)).isInstanceOf(Rejected.class);
    }

    @Test
    void the_database_refuses_every_step_that_the_life_cycle_does_not_know() {
        for (CardState before : CardState.values()) {
            for (CardState after : CardState.values()) {
                long rows = jdbc.sql("select count(*) from card.step where before = :b and after = :a")
                        .paramSource(Row.with("b", before, "a", after))
                        .query(Long.class)
                        .single();
                assertThat(rows == 1).as(before + " to " + after).isEqualTo(before.canBecome(after));
            }
        }
        Card card = issue(people.sunita());
        assertThatThrownBy(() -> set(card, "state = 'REQUESTED'")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> set(card, "serial = 1")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> set(card, "expires_on = issued_on + 400")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_doctor_does_not_issue_cards() {
        var doctor = new Actor(MEENA.user(), "Dr Arora", Role.DOCTOR, UnitId.of("LNH"), null, "s", "n");

        assertThatThrownBy(() -> cards.issueTemporary(new IssueTemporary(people.sunita(), null, false), doctor))
                .isInstanceOf(Rejected.class);
    }

    private Card issue(Holder holder) {
        return ((Issued.Now) cards.issueTemporary(new IssueTemporary(holder, null, false), MEENA)).card();
    }

    private CardState state(Card card) {
        return cards.of(card.person(), MEENA).stream()
                .filter(other -> other.id().equals(card.id()))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private List<String> events(Card card) {
        return Rows.list(jdbc.sql("select before from card.event where card = :card order by seq")
                .paramSource(Row.with("card", card.id()))
                .query(String.class));
    }

    private long auditRows(PersonId person, String action) {
        return jdbc.sql(
                        "select count(*) from audit.event where patient = :person and action = :action and object_type = 'card'")
                .paramSource(Row.with("person", person, "action", action))
                .query(Long.class)
                .single();
    }

    private void set(Card card, String change) {
        jdbc.sql("update card.card set " + change + " where id = :id")
                .paramSource(Row.with("id", card.id()))
                .update();
    }

    private static Issued result(Future<Issued> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
