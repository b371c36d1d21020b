package hims.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hims.access.Actor;
import hims.access.PersonId;
import hims.card.code.Rid;
import hims.platform.Ids;
import hims.world.DatabaseTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Death, merge, unmerge and the last day (CARD-33, CARD-35). */
@DatabaseTest
class HolderChangesTest {
    private static final Actor MEENA = TestHolders.MEENA;

    private final HolderChanges changes;
    private final Cards cards;
    private final CardSql sql;
    private final TestHolders people;
    private final Revocations revocations;
    private final SigningKeys keys;
    private final JdbcClient jdbc;

    HolderChangesTest(
            HolderChanges changes,
            Cards cards,
            CardSql sql,
            TestHolders people,
            Revocations revocations,
            SigningKeys keys,
            JdbcClient jdbc) {
        this.changes = changes;
        this.cards = cards;
        this.sql = sql;
        this.people = people;
        this.revocations = revocations;
        this.keys = keys;
        this.jdbc = jdbc;
    }

    @Test
    void the_cards_of_one_who_died_are_revoked_and_stand_on_the_list() {
        var card = card(people.register());
        assertThat(changes.died(card.person(), MEENA)).isEqualTo(1);
        assertThat(state(card)).isEqualTo(CardState.REVOKED);
        assertThat(ended()).contains(rid(card));
        assertThat(changes.died(card.person(), MEENA)).isZero();
    }

    @Test
    void after_a_merge_the_card_leads_to_the_survivor_and_after_its_undoing_everything_is_as_before() {
        var kept = card(people.register());
        var merged = card(people.register());

        var moved = changes.repoint(merged.person(), kept.person(), MEENA);
        assertThat(moved).containsExactly(merged.id());
        assertThat(sql.of(kept.person())).extracting(Card::id).contains(kept.id(), merged.id());
        assertThat(state(kept)).isEqualTo(CardState.ACTIVE);
        assertThat(state(merged)).as("one card of a form").isEqualTo(CardState.SUSPENDED);
        assertThat(sql.find(merged.id()).orElseThrow().healthId()).isEqualTo(merged.healthId());

        assertThat(changes.pointBack(moved, kept.person(), merged.person(), MEENA))
                .isEqualTo(1);
        assertThat(sql.find(merged.id())).contains(merged);
        assertThat(sql.find(kept.id())).contains(kept);
        assertThat(ended()).doesNotContain(rid(merged));
        assertThat(changes.pointBack(moved, kept.person(), merged.person(), MEENA))
                .isZero();
    }

    @Test
    void the_only_card_of_two_records_stays_in_use() {
        var merged = card(people.register());
        var survivor = people.register();
        changes.repoint(merged.person(), survivor, MEENA);
        assertThat(cards.of(survivor, MEENA))
                .extracting(Card::id, Card::state)
                .containsExactly(tuple(merged.id(), CardState.ACTIVE));
    }

    @Test
    void a_card_past_its_last_day_is_written_down_as_expired() {
        var card = card(people.register());
        jdbc.sql("update card.card set issued_on = issued_on - 400, expires_on = expires_on - 400 where id = :id")
                .param("id", card.id().value())
                .update();
        assertThat(changes.expire(Actor.system("Card calendar"))).contains(card.id());
        assertThat(state(card)).isEqualTo(CardState.EXPIRED);
        assertThat(ended()).as("the code says its own end").doesNotContain(rid(card));
    }

    private Card card(PersonId person) {
        cards.issueTemporary(person, MEENA, Ids.next().toString());
        return cards.of(person, MEENA).getFirst();
    }

    private CardState state(Card card) {
        return sql.find(card.id()).orElseThrow().state();
    }

    private List<String> ended() {
        return revocations.whole(key()).ended();
    }

    private String rid(Card card) {
        return Rid.of(key().kid(), card.serial());
    }

    private SigningKey key() {
        return keys.fetch(keys.numberOf(KeyPurpose.SERVICE));
    }
}
