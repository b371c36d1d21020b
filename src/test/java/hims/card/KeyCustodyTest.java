package hims.card;

import static hims.card.CardProblem.KEY_ACT_DECIDED;
import static hims.card.CardProblem.KEY_ACT_WAITS;
import static hims.card.CardProblem.KEY_STILL_NEEDED;
import static hims.card.CardProblem.KEY_TOO_YOUNG;
import static hims.card.CardProblem.REASON_MISSING;
import static hims.card.CardProblem.SAME_CUSTODIAN;
import static hims.card.CardProblem.UNKNOWN_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.access.Role;
import hims.card.KeyCustody.Proposal;
import hims.platform.Ids;
import hims.platform.Problem;
import hims.platform.Rejected;
import hims.platform.health.Reason;
import hims.world.DatabaseTest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rotation, retirement and the compromise drill, each by two custodians (CARD-34). */
@DatabaseTest
class KeyCustodyTest {
    private static final Actor FARIDA = TestHolders.actor(Role.KEY_CUSTODIAN, "LNH");
    private static final Actor MOHAN = TestHolders.actor(Role.KEY_CUSTODIAN, "GTB");

    private final KeyCustody custody;
    private final SigningKeys keys;
    private final KeyProbe probe;
    private final ReissueNotices notices;
    private final Cards cards;
    private final TestHolders people;
    private final PublicCheck check;
    private final PrintSql prints;
    private final JdbcClient jdbc;

    KeyCustodyTest(
            KeyCustody custody,
            SigningKeys keys,
            KeyProbe probe,
            ReissueNotices notices,
            Cards cards,
            TestHolders people,
            PublicCheck check,
            PrintSql prints,
            JdbcClient jdbc) {
        this.custody = custody;
        this.keys = keys;
        this.probe = probe;
        this.notices = notices;
        this.cards = cards;
        this.people = people;
        this.check = check;
        this.prints = prints;
        this.jdbc = jdbc;
    }

    /** Other tests of keys may have left some open. */
    @BeforeEach
    void nothingWaits() {
        custody.acts(FARIDA).stream().filter(KeyAct::isOpen).forEach(act -> custody.withdraw(act.id(), FARIDA));
    }

    @Test
    void a_key_is_known_for_a_week_before_it_signs_and_the_one_before_goes_on_verifying() {
        int before = keys.numberOf(KeyPurpose.SERVICE);
        var card = issue();
        int next = announce(KeyPurpose.SERVICE);
        assertThat(keys.published()).extracting(SigningKey::number).contains(next);
        assertThat(keys.numberOf(KeyPurpose.SERVICE)).isEqualTo(before);
        refused(KEY_TOO_YOUNG, () -> propose(KeyActKind.TAKE_OVER, next));

        age(next, "8 days");
        custody.confirm(propose(KeyActKind.TAKE_OVER, next), MOHAN);
        assertThat(keys.numberOf(KeyPurpose.SERVICE)).isEqualTo(next);
        assertThat(check.check(token(card), "10.9.9.1")).isInstanceOf(PublicCheck.Real.class);
        refused(KEY_STILL_NEEDED, () -> propose(KeyActKind.RETIRE, before));
    }

    @Test
    void a_key_is_retired_when_nothing_it_signed_is_shown_any_more() {
        int before = keys.numberOf(KeyPurpose.LIST);
        int next = announce(KeyPurpose.LIST);
        age(next, "8 days");
        custody.confirm(propose(KeyActKind.TAKE_OVER, next), MOHAN);
        refused(KEY_STILL_NEEDED, () -> propose(KeyActKind.RETIRE, before));

        age(before, "8 days");
        custody.confirm(propose(KeyActKind.RETIRE, before), MOHAN);
        assertThat(keys.fetch(before).state()).isEqualTo(KeyState.RETIRED);
        assertThat(keys.numbered(before)).isEmpty();
    }

    @Test
    void nobody_confirms_her_own_proposal_and_nothing_is_decided_twice() {
        var act = propose(KeyActKind.ANNOUNCE, KeyPurpose.HEALTH_CARD, null);
        refused(KEY_ACT_WAITS, () -> propose(KeyActKind.ANNOUNCE, KeyPurpose.HEALTH_CARD, null));
        refused(SAME_CUSTODIAN, () -> custody.confirm(act, FARIDA));
        assertThatThrownBy(() -> jdbc.sql("""
                                update card.key_act
                                set state = 'DONE', decided_by = proposed_by, decided_by_name = 'x', decided_at = now()
                                where id = :id
                                """).param("id", act.value()).update())
                .as("nor past the program")
                .isInstanceOf(DataAccessException.class);
        custody.withdraw(act, MOHAN);
        refused(KEY_ACT_DECIDED, () -> custody.confirm(act, MOHAN));
        refused(KEY_ACT_DECIDED, () -> custody.withdraw(act, FARIDA));
    }

    @Test
    void after_a_compromise_no_card_of_the_key_is_believed_new_ones_are_and_the_old_wait_to_be_made_anew() {
        var lost = issue();
        int key = keys.numberOf(KeyPurpose.SERVICE);
        var drill = custody.drill(key, FARIDA);
        assertThat(drill.counts().all())
                .as("what it would mean is known before")
                .isPositive();
        assertThat(check.check(token(lost), "10.9.9.4")).isInstanceOf(PublicCheck.Real.class);

        var act = propose(KeyActKind.COMPROMISE, key);
        assertThat(check.check(token(lost), "10.9.9.5"))
                .as("one alone stops nothing")
                .isInstanceOf(PublicCheck.Real.class);
        custody.confirm(act, MOHAN);

        assertThat(custody.acts(FARIDA))
                .filteredOn(one -> one.id().equals(act))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.cards()).isEqualTo(drill.counts().all()));
        assertThat(check.check(token(lost), "10.9.9.2")).isInstanceOf(PublicCheck.NotReal.class);
        assertThat(keys.numberOf(KeyPurpose.SERVICE)).isNotEqualTo(key);
        assertThat(custody.waiting(FARIDA).next())
                .extracting(KeyCustody.Affected::priority)
                .isSorted();
        assertThat(count("select count(*) from card.reissue where card = :card and key = :key", lost, key))
                .isEqualTo(1);
        var fresh = cards.replace(lost.id(), "key drill", TestHolders.MEENA);
        assertThat(check.check(token(fresh), "10.9.9.3")).isInstanceOf(PublicCheck.Real.class);
    }

    @Test
    void the_holders_of_a_lost_key_are_told_once_in_their_language_and_without_their_name() {
        var card = issue();
        int key = keys.numberOf(KeyPurpose.SERVICE);
        custody.confirm(propose(KeyActKind.COMPROMISE, key), MOHAN);
        notices.tellAll();
        notices.tellAll();

        assertThat(jdbc.sql("select body from notify.message where key = :key")
                        .param("key", "card-reissue:" + card.person() + ":" + key)
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("सुरक्षा कुंजी", "1031")
                .doesNotContain("Sunita", "सुनीता");
        assertThat(count(
                        "select count(*) from card.reissue where card = :card and key = :key and told_at is not null",
                        card,
                        key))
                .isEqualTo(1);
    }

    @Test
    void a_month_before_a_key_ends_the_state_of_the_program_says_so() {
        int key = keys.numberOf(KeyPurpose.EMERGENCY);
        assertThat(probe.look()).isEmpty();
        age(key, "340 days");
        assertThat(probe.look())
                .hasValueSatisfying(wrong -> assertThat(wrong.reason()).isEqualTo(Reason.CARD_KEYS));
        age(key, "-340 days");
    }

    @Test
    void only_a_custodian_with_a_reason_may() {
        for (Role role : new Role[] {Role.REGISTRATION_CLERK, Role.ADMINISTRATOR, Role.CARD_OPERATOR, Role.SYSTEM}) {
            var other = TestHolders.actor(role, "LNH");
            assertThatThrownBy(() ->
                            custody.propose(new Proposal(KeyActKind.ANNOUNCE, KeyPurpose.LIST, null, "yearly"), other))
                    .as(role.name())
                    .isInstanceOf(Rejected.class);
        }
        refused(
                REASON_MISSING,
                () -> custody.propose(new Proposal(KeyActKind.ANNOUNCE, KeyPurpose.LIST, null, " "), FARIDA));
        refused(UNKNOWN_KEY, () -> propose(KeyActKind.RETIRE, KeyPurpose.LIST, 254));
        assertThat(custody.waiting(TestHolders.actor(Role.CARD_OPERATOR, "LNH")).opens())
                .isTrue();
    }

    private int announce(KeyPurpose purpose) {
        var act = propose(KeyActKind.ANNOUNCE, purpose, null);
        custody.confirm(act, MOHAN);
        return custody.acts(FARIDA).stream()
                .filter(one -> one.id().equals(act))
                .map(KeyAct::key)
                .findFirst()
                .orElseThrow();
    }

    private KeyActId propose(KeyActKind kind, int key) {
        return propose(kind, keys.fetch(key).purpose(), key);
    }

    private KeyActId propose(KeyActKind kind, KeyPurpose purpose, @Nullable Integer key) {
        return custody.propose(new Proposal(kind, purpose, key, "drill"), FARIDA);
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Rejected.class, no -> assertThat(no.problem()).isEqualTo(problem));
    }

    private void age(int key, String by) {
        jdbc.sql("update card.signing_key set changed_at = changed_at - :by::interval where number = :key")
                .param("by", by)
                .param("key", key)
                .update();
        keys.forget();
    }

    private long count(String sql, Card card, int key) {
        return jdbc.sql(sql)
                .param("card", card.id().value())
                .param("key", key)
                .query(Long.class)
                .single();
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
