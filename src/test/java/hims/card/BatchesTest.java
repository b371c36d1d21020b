package hims.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.access.Role;
import hims.access.UserId;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.world.AtOnce;
import hims.world.DatabaseTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Permanent cards from request to delivery (CARD-20 to CARD-25). */
@DatabaseTest
class BatchesTest {
    private final Batches batches;
    private final BatchRendering rendering;
    private final Printing printing;
    private final CardRequests requests;
    private final Cards cards;
    private final CardSql sql;
    private final PrintSql prints;
    private final TestHolders people;
    private final JdbcClient jdbc;

    BatchesTest(
            Batches batches,
            BatchRendering rendering,
            Printing printing,
            CardRequests requests,
            Cards cards,
            CardSql sql,
            PrintSql prints,
            TestHolders people,
            JdbcClient jdbc) {
        this.batches = batches;
        this.rendering = rendering;
        this.printing = printing;
        this.requests = requests;
        this.cards = cards;
        this.sql = sql;
        this.prints = prints;
        this.people = people;
        this.jdbc = jdbc;
    }

    @Test
    void from_the_request_to_the_hand_of_its_holder() {
        var meena = clerk("GTB");
        var farah = another(meena);
        var card = requests.ask(people.register(), CardForm.POCKET, meena);
        assertThat(card.expiresOn()).isEqualTo(card.issuedOn().plusYears(10));
        batches.receive(CardForm.POCKET, 100, meena);
        var before = batches.blanks(CardForm.POCKET, meena);
        var batch = batches.open(Batch.Wanted.of(CardForm.POCKET), meena);
        batches.lock(batch, meena);
        assertThat(state(card)).isEqualTo(CardState.PRINT_QUEUED);
        printing.finish(batch);
        assertThat(prints.latest(card.id()).orElseThrow().fields().kind()).isEqualTo(CardKind.PERMANENT);

        var printed = batch(batch, meena).rendered();
        batches.count(batch, new Reconciliation(printed + 2, printed, Set.of(), 2), meena);
        assertThatThrownBy(() -> batches.confirm(batch, meena)).hasMessageContaining("same-person");
        batches.confirm(batch, farah);
        assertThat(batches.blanks(CardForm.POCKET, meena)).isEqualTo(before - printed);
        batches.dispatch(batch, "EE123456789IN", meena);
        assertThat(state(card)).isEqualTo(CardState.ISSUED);

        requests.comeBack(card.id(), meena);
        requests.sendAgain(card.id(), meena);
        cards.issueTemporary(card.person(), meena, Ids.next().toString());
        requests.activate(card.id(), meena);
        assertThat(cards.of(card.person(), meena))
                .extracting(Card::state)
                .containsExactlyInAnyOrder(CardState.ACTIVE, CardState.REPLACED);
    }

    @Test
    void every_blank_is_good_spoiled_or_unused_and_a_spoiled_card_is_printed_again() {
        var meena = clerk("LBS");
        var good = requests.ask(people.register(), CardForm.POCKET, meena);
        var spoiled = requests.ask(people.register(), CardForm.POCKET, meena);
        batches.receive(CardForm.POCKET, 10, meena);
        var batch = locked(meena);
        printing.finish(batch);

        assertThatThrownBy(() -> batches.count(batch, new Reconciliation(5, 2, Set.of(), 2), meena))
                .hasMessageContaining("blanks-do-not-add-up");
        assertThatThrownBy(() -> batches.count(batch, new Reconciliation(1, 1, Set.of(), 0), meena))
                .hasMessageContaining("blanks-do-not-add-up");
        batches.count(batch, new Reconciliation(4, 1, Set.of(spoiled.serial()), 2), meena);
        assertThat(state(good)).isEqualTo(CardState.PRINTED);
        assertThat(state(spoiled)).isEqualTo(CardState.PRINT_QUEUED);

        assertThatThrownBy(() -> locked(meena)).hasMessageContaining("batch-before-open");
        batches.confirm(batch, another(meena));
        assertThat(batches.blanks(CardForm.POCKET, meena)).isEqualTo(8);
        var next = locked(meena);
        printing.finish(next);
        assertThat(batch(next, meena).rendered()).isEqualTo(1);
        assertThat(prints.latest(spoiled.id()).orElseThrow().copy()).isEqualTo(2);
        batches.count(next, new Reconciliation(1, 1, Set.of(), 0), meena);
        batches.confirm(next, another(meena));
    }

    @Test
    void killed_in_the_middle_and_helped_by_others_it_prints_no_card_twice() throws Exception {
        var meena = clerk("DDU");
        List<Card> asked = new ArrayList<>();
        for (var n = 0; n < 40; n++) {
            asked.add(requests.ask(people.register(), CardForm.POCKET, meena));
        }
        var batch = locked(meena);
        for (var n = 0; n < 15; n++) {
            rendering.renderNext(batch);
        }
        assertThat(batch(batch, meena).state()).as("as far as it came").isEqualTo(BatchState.LOCKED);
        AtOnce.times(4, () -> {
            rendering.renderAll();
            return 1;
        });
        printing.finish(batch);
        assertThat(batch(batch, meena).rendered()).isEqualTo(40);
        assertThat(jdbc.sql(
                                "select count(*) from card.print p join card.batch_card c on c.card = p.card where c.batch = :batch")
                        .param("batch", batch.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(40);
        assertThat(asked)
                .allSatisfy(card -> assertThat(prints.latest(card.id())).isPresent());
        batches.count(batch, new Reconciliation(40, 40, Set.of(), 0), meena);
        batches.receive(CardForm.POCKET, 40, meena);
        batches.confirm(batch, another(meena));
    }

    @Test
    void to_another_hospital_a_batch_does_not_exist() {
        var batch = batches.open(Batch.Wanted.of(CardForm.POCKET), clerk("GTB"));
        assertThatThrownBy(() -> batches.lock(batch, clerk("LNH"))).isInstanceOf(Rejected.class);
    }

    @Test
    void a_card_somebody_no_longer_wants_is_not_printed() {
        var meena = clerk("LNH");
        var card = requests.ask(people.register(), CardForm.POCKET, meena);
        requests.withdraw(card.id(), meena);
        var batch = locked(meena);
        printing.finish(batch);
        assertThat(prints.latest(card.id())).isEmpty();
        assertThat(state(card)).isEqualTo(CardState.WITHDRAWN);
    }

    private BatchId locked(Actor by) {
        var batch = batches.open(Batch.Wanted.of(CardForm.POCKET), by);
        batches.lock(batch, by);
        return batch;
    }

    private Batch batch(BatchId id, Actor by) {
        return batches.all(by).stream()
                .filter(batch -> batch.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private CardState state(Card card) {
        return sql.find(card.id()).orElseThrow().state();
    }

    private static Actor clerk(String facility) {
        return TestHolders.actor(Role.CARD_OPERATOR, facility);
    }

    private static Actor another(Actor one) {
        return new Actor(
                new UserId(Ids.named("user", "Farah Khan")),
                "Farah Khan",
                one.role(),
                one.facility(),
                null,
                "session",
                "10.1.2.3");
    }
}
