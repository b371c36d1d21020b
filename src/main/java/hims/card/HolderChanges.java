package hims.card;

import static hims.access.Permission.CARD_REVOKE;
import static hims.card.CardState.ACTIVE;
import static hims.card.CardState.EXPIRED;
import static hims.card.CardState.REVOKED;
import static hims.card.CardState.SUSPENDED;

import hims.access.Access;
import hims.access.Actor;
import hims.access.PersonId;
import hims.audit.Action;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of cards when their holder dies, turns out to be somebody known already, or their last day is over (CARD-33). */
@Service
public class HolderChanges {

    private final Access access;
    private final CardSql cards;
    private final HolderSql sql;
    private final CardSteps steps;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HolderChanges(
            Access access,
            CardSql cards,
            HolderSql sql,
            CardSteps steps,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.cards = cards;
        this.sql = sql;
        this.steps = steps;
        this.events = events;
        this.clock = clock;
    }

    /** Every card of hers that somebody could still use is revoked. @return how many */
    @Transactional
    public int died(PersonId person, Actor by) {
        access.require(by, CARD_REVOKE);
        int revoked = 0;
        for (CardId id : sql.of(person)) {
            Card card = cards.find(id).orElseThrow();
            if (card.state().canBecome(REVOKED)) {
                steps.move(card, REVOKED, "the holder has died", by);
                events.publishEvent(new CardStopped(id, person, REVOKED, clock.instant()));
                revoked++;
            }
        }
        access.log(by, Action.UPDATE, "card", person, person);
        return revoked;
    }

    /**
     * In the transaction of the merge: the cards of {@code from} lead to {@code to} from now on. Of two active cards of one form
     * the survivor's stays in use, the other is suspended.
     *
     * @return the cards that moved, for {@link #pointBack}
     */
    @Transactional
    public List<CardId> repoint(PersonId from, PersonId to, Actor by) {
        access.require(by, CARD_REVOKE);
        cards.lockPerson(to);
        Instant now = clock.instant();
        List<CardId> moved = sql.of(from);
        for (CardId id : moved) {
            Card card = cards.find(id).orElseThrow();
            boolean second =
                    card.state() == ACTIVE && cards.active(to, card.form()).isPresent();
            if (second) {
                steps.move(card, SUSPENDED, "the holder has another card since a merge", by);
            }
            sql.repoint(id, from, to, second, now);
        }
        access.log(by, Action.UPDATE, "card", from, to);
        return moved;
    }

    /** The merge was undone: exactly these cards lead to {@code to} again, and those it suspended are good again. */
    @Transactional
    public int pointBack(Collection<CardId> moved, PersonId from, PersonId to, Actor by) {
        access.require(by, CARD_REVOKE);
        var undone = sql.undo(moved, from, to, clock.instant());
        undone.forEach(card -> sql.point(card.card(), from, to));
        for (var card : undone) {
            Card now = cards.find(card.card()).orElseThrow();
            if (card.suspended() && now.state() == SUSPENDED) {
                steps.move(now, ACTIVE, "the merge was undone", by);
            }
        }
        access.log(by, Action.UPDATE, "card", from, to);
        return undone.size();
    }

    /** Writes down what the date has decided already. @return the cards that were over */
    @Transactional
    public List<CardId> expire(Actor by) {
        access.require(by, CARD_REVOKE);
        var expired = new ArrayList<CardId>();
        for (CardId id : sql.over(LocalDate.ofInstant(clock.instant(), CardCodes.CITY))) {
            Card card = cards.find(id).orElseThrow();
            steps.move(card, EXPIRED, "past its last day", by);
            expired.add(id);
        }
        return expired;
    }
}
