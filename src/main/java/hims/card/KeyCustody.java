package hims.card;

import static hims.access.Permission.CARD_PRINT;
import static hims.access.Permission.KEYS_MANAGE;
import static hims.card.CardProblem.KEY_ACT_DECIDED;
import static hims.card.CardProblem.KEY_ACT_WAITS;
import static hims.card.CardProblem.KEY_STILL_NEEDED;
import static hims.card.CardProblem.KEY_TOO_YOUNG;
import static hims.card.CardProblem.KEY_WRONG_STEP;
import static hims.card.CardProblem.REASON_MISSING;
import static hims.card.CardProblem.SAME_CUSTODIAN;
import static hims.card.CardProblem.UNKNOWN_KEY;

import hims.access.Access;
import hims.access.Actor;
import hims.audit.Action;
import hims.card.KeyAct.State;
import hims.platform.Ids;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The changes of keys that people decide: one custodian proposes, another confirms (CARD-34). The pages ask both for their
 * password. Tests: KeyCustodyTest, KeyCustodyPagesTest.
 */
@Service
public class KeyCustody {

    /** So that readers which are seldom on line know a key before the first card of it (house value, at least 7 days). */
    private static final Duration KNOWN_BEFORE = Duration.ofDays(7);

    private static final String OBJECT = "card-key";

    private final Access access;
    private final SigningKeys keys;
    private final KeyActSql sql;
    private final ReissueSql reissues;
    private final Clock clock;

    KeyCustody(Access access, SigningKeys keys, KeyActSql sql, ReissueSql reissues, Clock clock) {
        this.access = access;
        this.keys = keys;
        this.sql = sql;
        this.reissues = reissues;
        this.clock = clock;
    }

    /**
     * What a custodian wants done.
     *
     * @param key its number; null for one that is still to be made
     */
    public record Proposal(
            KeyActKind kind, KeyPurpose purpose, @Nullable Integer key, String reason) {}

    /**
     * A card whose code is no longer believed, or would not be.
     *
     * @param priority 1 is the most needed
     */
    public record Affected(CardId card, CardSerial serial, int priority) {}

    /** What a compromise of this key would mean; nothing is changed by asking. */
    public record Drill(SigningKey key, Counts counts, List<Affected> first) {}

    /** Cards in use that a key has signed: with an emergency code, other permanent ones, the rest. */
    public record Counts(int emergency, int permanent, int other) {
        public int all() {
            return emergency + permanent + other;
        }
    }

    /** @param untold those whose holder has not been told yet */
    public record Waiting(int all, int untold) {}

    /**
     * The queue of cards to be made anew.
     *
     * @param opens whether the reader may open a card's holder
     */
    public record Queue(Waiting counts, List<Affected> next, boolean opens) {}

    @Transactional(readOnly = true)
    List<SigningKey> keys(Actor by) {
        access.require(by, KEYS_MANAGE);
        return keys.all();
    }

    @Transactional(readOnly = true)
    List<KeyAct> acts(Actor by) {
        access.require(by, KEYS_MANAGE);
        return sql.latest();
    }

    /** @throws Rejected UNKNOWN_KEY */
    @Transactional(readOnly = true)
    KeyPurpose purpose(int number, Actor by) {
        access.require(by, KEYS_MANAGE);
        return known(number).purpose();
    }

    /** @throws Rejected UNKNOWN_KEY, or what stands against the act now, as it would when it is confirmed */
    @Transactional
    public KeyActId propose(Proposal proposal, Actor by) {
        access.require(by, KEYS_MANAGE);
        if (proposal.reason().isBlank()) {
            throw new Rejected(REASON_MISSING);
        }
        check(proposal);
        var id = new KeyActId(Ids.next());
        if (!sql.insert(id, proposal, by, clock.instant())) {
            throw new Rejected(KEY_ACT_WAITS);
        }
        access.log(by, Action.CREATE, "card-key-act", id, null);
        return id;
    }

    /** The second custodian does it. @throws Rejected SAME_CUSTODIAN, KEY_ACT_DECIDED */
    @Transactional
    public void confirm(KeyActId id, Actor by) {
        access.require(by, KEYS_MANAGE);
        KeyAct act = open(id);
        if (act.proposedBy().equals(by.user())) {
            throw new Rejected(SAME_CUSTODIAN);
        }
        Optional<SigningKey> key = check(new Proposal(act.kind(), act.purpose(), act.key(), act.reason()));
        switch (act.kind()) {
            case ANNOUNCE -> decide(act, keys.announce(act.purpose()), null, by);
            case TAKE_OVER -> {
                keys.takeOver(key.orElseThrow());
                decide(act, null, null, by);
            }
            case RETIRE -> {
                keys.retire(key.orElseThrow());
                decide(act, null, null, by);
            }
            case COMPROMISE -> decide(act, null, compromise(key.orElseThrow()), by);
        }
    }

    /** Either of them may give it up. */
    @Transactional
    public void withdraw(KeyActId id, Actor by) {
        access.require(by, KEYS_MANAGE);
        KeyAct act = open(id);
        sql.decide(act, State.WITHDRAWN, null, null, by, clock.instant());
        access.log(by, Action.UPDATE, "card-key-act", id, null);
    }

    /** What would have to be done if the private half of this key were in other hands. */
    @Transactional(readOnly = true)
    public Drill drill(int number, Actor by) {
        access.require(by, KEYS_MANAGE);
        return new Drill(known(number), reissues.counts(number), reissues.affected(number));
    }

    /** The next cards to be made anew: for custodians, and for card centres, which make them. */
    @Transactional(readOnly = true)
    public Queue waiting(Actor by) {
        access.require(by, by.may(CARD_PRINT) ? CARD_PRINT : KEYS_MANAGE);
        return new Queue(reissues.waitingCounts(), reissues.waiting(), by.may(CARD_PRINT));
    }

    /**
     * Nothing the key signed is believed any more, another one signs at once, and the cards of it wait to be made anew, those
     * with an emergency code first, then permanent ones.
     *
     * @return how many
     */
    private int compromise(SigningKey lost) {
        if (lost.state() == KeyState.SIGNING) {
            keys.rotate(lost.purpose());
        }
        keys.compromise(lost.number());
        return reissues.queue(lost.number(), clock.instant());
    }

    private void decide(KeyAct act, @Nullable Integer key, @Nullable Integer cards, Actor by) {
        sql.decide(act, State.DONE, key, cards, by, clock.instant());
        int number = key == null ? Optional.ofNullable(act.key()).orElseThrow() : key;
        access.log(by, Action.UPDATE, OBJECT, number, null);
    }

    private KeyAct open(KeyActId id) {
        return sql.lock(id).filter(KeyAct::isOpen).orElseThrow(() -> new Rejected(KEY_ACT_DECIDED));
    }

    /** Asked when it is proposed and again when it is confirmed: a week may lie between. */
    private Optional<SigningKey> check(Proposal proposal) {
        if (proposal.kind() == KeyActKind.ANNOUNCE) {
            return Optional.empty();
        }
        SigningKey key = known(Optional.ofNullable(proposal.key()).orElse(-1));
        switch (proposal.kind()) {
            case ANNOUNCE -> {}
            case TAKE_OVER -> requireKnown(key);
            case RETIRE -> requireUnneeded(key);
            case COMPROMISE -> requireStep(key, KeyState.COMPROMISED);
        }
        return Optional.of(key);
    }

    private void requireKnown(SigningKey key) {
        requireStep(key, KeyState.SIGNING);
        if (key.changedAt().plus(KNOWN_BEFORE).isAfter(clock.instant())) {
            throw new Rejected(KEY_TOO_YOUNG);
        }
    }

    private void requireUnneeded(SigningKey key) {
        requireStep(key, KeyState.RETIRED);
        LocalDate today = LocalDate.ofInstant(clock.instant(), CardCodes.CITY);
        boolean early = key.endsOn().filter(today::isBefore).isPresent();
        if (early || (key.purpose() == KeyPurpose.SERVICE && reissues.inUse(key.number(), today))) {
            throw new Rejected(KEY_STILL_NEEDED);
        }
    }

    private static void requireStep(SigningKey key, KeyState next) {
        if (!key.state().canBecome(next)) {
            throw new Rejected(KEY_WRONG_STEP);
        }
    }

    private SigningKey known(int number) {
        return keys.find(number).orElseThrow(() -> new Rejected(UNKNOWN_KEY));
    }
}
