package hims.card;

import static hims.access.Permission.CARD_REVOKE;
import static hims.card.CardState.ACTIVE;
import static hims.card.CardState.EXPIRED;
import static hims.card.CardState.REVOKED;
import static hims.card.CardState.SUSPENDED;

import hims.access.Access;
import hims.access.Actor;
import hims.access.OpenTo;
import hims.access.PersonId;
import hims.audit.Action;
import hims.person.Person;
import hims.person.Registry;
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

    private static final String DIED = "the holder has died, as a merge has shown";

    private final Access access;
    private final Registry registry;
    private final CardSql cards;
    private final HolderSql sql;
    private final CardSteps steps;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HolderChanges(
            Access access,
            Registry registry,
            CardSql cards,
            HolderSql sql,
            CardSteps steps,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.registry = registry;
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
        return stop(person, by);
    }

    /** As {@link #died}, in the transaction that records the death. */
    @Transactional
    @OpenTo("the act that records a death, whose right was asked for there")
    public int stop(PersonId person, Actor by) {
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
     * the survivor's stays in use, the other is suspended; all are when either record says that she died.
     *
     * @return the cards that moved, for {@link #pointBack}
     */
    @Transactional
    @OpenTo("the merge of two records, whose right was asked for where it began")
    public List<CardId> repoint(PersonId from, PersonId to, Actor by) {
        cards.lockPerson(to);
        Instant now = clock.instant();
        boolean dead = dead(from, to);
        if (dead) {
            stopOwn(from, to, by, now);
        }
        List<CardId> moved = sql.of(from);
        for (CardId id : moved) {
            Card card = cards.find(id).orElseThrow();
            boolean active = card.state() == ACTIVE;
            boolean stops = active && (dead || cards.active(to, card.form()).isPresent());
            if (stops) {
                steps.move(card, SUSPENDED, dead ? DIED : "the holder has another card since a merge", by);
            }
            sql.repoint(id, from, to, stops, now);
        }
        access.log(by, Action.UPDATE, "card", from, to);
        return moved;
    }

    private boolean dead(PersonId one, PersonId other) {
        return registry.fetchAll(List.of(one, other)).values().stream()
                .anyMatch(person -> person.status() == Person.Status.DECEASED);
    }

    private void stopOwn(PersonId from, PersonId to, Actor by, Instant now) {
        for (CardId id : sql.of(to)) {
            Card card = cards.find(id).orElseThrow();
            if (card.state() == ACTIVE) {
                steps.move(card, SUSPENDED, DIED, by);
                sql.stopped(id, from, to, now);
            }
        }
    }

    /** The merge was undone: exactly these cards lead to {@code to} again, and those it suspended are good again. */
    @Transactional
    @OpenTo("the merge of two records, whose right was asked for where it was taken back")
    public int pointBack(Collection<CardId> moved, PersonId from, PersonId to, Actor by) {
        var undone = sql.undo(moved, from, to, clock.instant());
        undone.stream().filter(card -> !card.stays()).forEach(card -> sql.point(card.card(), from, to));
        for (var card : undone) {
            Card now = cards.find(card.card()).orElseThrow();
            if (card.suspended() && now.state() == SUSPENDED) {
                steps.move(now, ACTIVE, "the merge was undone", by);
            }
        }
        access.log(by, Action.UPDATE, "card", from, to);
        return (int) undone.stream().filter(card -> !card.stays()).count();
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
