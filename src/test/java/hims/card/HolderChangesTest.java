package hims.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.card.code.Rid;
import hims.person.MergeId;
import hims.person.Merges;
import hims.platform.Ids;
import hims.world.DatabaseTest;
import hims.world.Registered;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Death, merge, unmerge and the last day (CARD-33, CARD-35). */
@DatabaseTest
class HolderChangesTest {
    private static final Actor MEENA = TestHolders.MEENA;
    private static final Actor USHA = Registered.staff("Usha Rawat", Role.IDENTITY_OFFICER, "LNH");
    private static final Actor HARISH = Registered.staff("Harish Chandra", Role.IDENTITY_OFFICER, "GTB");

    private final HolderChanges changes;
    private final Cards cards;
    private final CardSql sql;
    private final TestHolders people;
    private final CardReader reader;
    private final Merges merges;
    private final Registered registered;
    private final Revocations revocations;
    private final SigningKeys keys;
    private final JdbcClient jdbc;

    HolderChangesTest(
            HolderChanges changes,
            Cards cards,
            CardSql sql,
            TestHolders people,
            CardReader reader,
            Merges merges,
            Registered registered,
            Revocations revocations,
            SigningKeys keys,
            JdbcClient jdbc) {
        this.changes = changes;
        this.cards = cards;
        this.sql = sql;
        this.people = people;
        this.reader = reader;
        this.merges = merges;
        this.registered = registered;
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
    void a_merge_in_the_registry_takes_the_cards_along_and_brings_them_back() {
        var kept = card(registered.person("Lalita", "Bisht", 52, ""));
        var other = card(registered.person("Lalita", "Bisht", 52, ""));
        var merge = merge(kept.person(), other.person());

        assertThat(reader.read(other.id(), MEENA)).satisfies(reading -> {
            assertThat(((CardReading.Found) reading).person()).isEqualTo(kept.person());
            assertThat(reader.isFormer(reading)).as("and says so").isTrue();
        });
        assertThat(reader.isFormer(reader.read(kept.id(), MEENA))).isFalse();
        assertThat(revocations.whole(key()).suspended()).contains(rid(other));

        merges.undo(merge, "Two aunts", USHA);
        assertThat(sql.find(other.id())).contains(other);
        assertThat(sql.find(kept.id())).contains(kept);
        assertThat(revocations.whole(key()).suspended()).doesNotContain(rid(other));
        assertThat(reader.isFormer(reader.read(other.id(), MEENA))).isFalse();
    }

    @Test
    void when_one_of_two_records_knows_of_the_death_the_cards_of_both_stop_until_the_merge_is_taken_back() {
        var kept = card(registered.person("Girdhari", "Mahto", 71, ""));
        var dead = registered.person("Girdhari", "Mahto", 71, "");
        registered.died(dead, LocalDate.of(2026, 3, 4));
        var merge = merge(kept.person(), dead);
        assertThat(state(kept)).isEqualTo(CardState.SUSPENDED);

        merges.undo(merge, "Papers of another", USHA);
        assertThat(sql.find(kept.id())).contains(kept);

        var again = merge(dead, kept.person());
        assertThat(state(kept)).isEqualTo(CardState.SUSPENDED);
        merges.undo(again, "Papers of another", USHA);
        assertThat(sql.find(kept.id())).contains(kept);
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

    private MergeId merge(PersonId keep, PersonId other) {
        var id = merges.prepare(new Merges.Wish(keep, other, Set.of(), "Papers seen"), USHA);
        merges.approve(id, HARISH);
        merges.complete(id, USHA);
        return id;
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
