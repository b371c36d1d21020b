package hims.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.access.Role;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.world.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rotation and the compromise drill (CARD-34). */
@DatabaseTest
class KeyCustodyTest {
    private static final Actor CUSTODIAN = TestHolders.actor(Role.ADMINISTRATOR, "LNH");

    private final KeyCustody custody;
    private final SigningKeys keys;
    private final Cards cards;
    private final TestHolders people;
    private final PublicCheck check;
    private final PrintSql prints;
    private final JdbcClient jdbc;

    KeyCustodyTest(
            KeyCustody custody,
            SigningKeys keys,
            Cards cards,
            TestHolders people,
            PublicCheck check,
            PrintSql prints,
            JdbcClient jdbc) {
        this.custody = custody;
        this.keys = keys;
        this.cards = cards;
        this.people = people;
        this.check = check;
        this.prints = prints;
        this.jdbc = jdbc;
    }

    @Test
    void a_key_is_known_for_a_week_before_it_signs_and_the_one_before_goes_on_verifying() {
        int before = keys.numberOf(KeyPurpose.SERVICE);
        var card = issue();
        int next = custody.announce(KeyPurpose.SERVICE, CUSTODIAN);
        assertThat(keys.published()).extracting(SigningKey::number).contains(next);
        assertThat(keys.numberOf(KeyPurpose.SERVICE)).isEqualTo(before);
        assertThatThrownBy(() -> custody.takeOver(next, CUSTODIAN)).hasMessageContaining("key-too-young");

        jdbc.sql("update card.signing_key set changed_at = changed_at - interval '8 days' where number = :next")
                .param("next", next)
                .update();
        keys.forget();
        custody.takeOver(next, CUSTODIAN);
        assertThat(keys.numberOf(KeyPurpose.SERVICE)).isEqualTo(next);
        assertThat(check.check(token(card), "10.9.9.1")).isInstanceOf(PublicCheck.Real.class);
    }

    @Test
    void after_a_compromise_no_card_of_the_key_is_believed_new_ones_are_and_the_old_wait_to_be_made_anew() {
        var lost = issue();
        int key = keys.numberOf(KeyPurpose.SERVICE);
        int affected = custody.compromise(key, "drill", CUSTODIAN);

        assertThat(affected).isPositive();
        assertThat(check.check(token(lost), "10.9.9.2")).isInstanceOf(PublicCheck.NotReal.class);
        assertThat(keys.numberOf(KeyPurpose.SERVICE)).isNotEqualTo(key);
        assertThat(custody.waiting(CUSTODIAN))
                .extracting(KeyCustody.Affected::priority)
                .isSorted();
        assertThat(jdbc.sql("select count(*) from card.reissue where card = :card and key = :key")
                        .param("card", lost.id().value())
                        .param("key", key)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        var fresh = cards.replace(lost.id(), "key drill", TestHolders.MEENA);
        assertThat(check.check(token(fresh), "10.9.9.3")).isInstanceOf(PublicCheck.Real.class);
    }

    @Test
    void only_a_custodian_with_a_reason_may() {
        assertThatThrownBy(() -> custody.announce(KeyPurpose.LIST, TestHolders.MEENA))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> custody.compromise(1, " ", CUSTODIAN)).hasMessageContaining("reason-missing");
    }

    private Card issue() {
        var person = people.register();
        cards.issueTemporary(person, TestHolders.MEENA, Ids.next().toString());
        return cards.of(person, TestHolders.MEENA).getFirst();
    }

    private String token(Card card) {
        String code = prints.latest(card.id()).orElseThrow().fields().code();
        return code.substring(code.indexOf("/Q/") + 3);
    }
}
