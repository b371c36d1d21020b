package hims.card;

import static hims.access.Permission.USERS_MANAGE;
import static hims.card.CardProblem.KEY_TOO_YOUNG;
import static hims.card.CardProblem.REASON_MISSING;

import hims.access.Access;
import hims.access.Actor;
import hims.audit.Action;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The changes of keys that people decide: the yearly one, announced before, and the one at once when a key is lost (CARD-34). */
@Service
public class KeyCustody {

    /** So that readers which are seldom on line know a key before the first card of it (house value, at least 7 days). */
    private static final Duration KNOWN_BEFORE = Duration.ofDays(7);

    private static final String OBJECT = "card-key";

    private final Access access;
    private final SigningKeys keys;
    private final ReissueSql sql;
    private final Clock clock;

    KeyCustody(Access access, SigningKeys keys, ReissueSql sql, Clock clock) {
        this.access = access;
        this.keys = keys;
        this.sql = sql;
        this.clock = clock;
    }

    /** A card whose code is no longer believed. */
    public record Affected(CardId card, CardSerial serial, int priority) {}

    /** Makes the next key and lets the world know it. @return its number */
    @Transactional
    public int announce(KeyPurpose purpose, Actor by) {
        access.require(by, USERS_MANAGE);
        int number = keys.announce(purpose);
        access.log(by, Action.CREATE, OBJECT, number, null);
        return number;
    }

    /** The announced key signs from now on, the one before goes on verifying. @throws Rejected KEY_TOO_YOUNG */
    @Transactional
    public void takeOver(int number, Actor by) {
        access.require(by, USERS_MANAGE);
        SigningKey next = keys.fetch(number);
        if (next.state() != KeyState.PUBLISHED
                || next.changedAt().plus(KNOWN_BEFORE).isAfter(clock.instant())) {
            throw new Rejected(KEY_TOO_YOUNG);
        }
        keys.takeOver(next);
        access.log(by, Action.UPDATE, OBJECT, number, null);
    }

    /**
     * The private half may be in other hands: nothing it signed is believed any more, another key signs at once, and the cards
     * of it wait to be made anew, those with an emergency code first, then permanent ones.
     *
     * @return how many cards
     */
    @Transactional
    public int compromise(int number, String reason, Actor by) {
        access.require(by, USERS_MANAGE);
        if (reason.isBlank()) {
            throw new Rejected(REASON_MISSING);
        }
        SigningKey lost = keys.fetch(number);
        if (lost.state() == KeyState.SIGNING) {
            keys.rotate(lost.purpose());
        }
        keys.compromise(number);
        Instant now = clock.instant();
        access.log(by, Action.UPDATE, OBJECT, number, null);
        return sql.queue(number, now);
    }

    /** The next cards to be made anew. */
    @Transactional(readOnly = true)
    public List<Affected> waiting(Actor by) {
        access.require(by, USERS_MANAGE);
        return sql.waiting();
    }
}
