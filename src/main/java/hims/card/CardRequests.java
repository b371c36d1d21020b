package hims.card;

import static hims.access.Permission.CARD_ISSUE;
import static hims.access.Permission.CARD_PRINT;
import static hims.card.CardProblem.REASON_MISSING;
import static hims.card.CardProblem.UNKNOWN_CARD;
import static hims.card.CardProblem.WRONG_STEP;
import static hims.card.CardState.ACTIVE;
import static hims.card.CardState.DESTROYED;
import static hims.card.CardState.ISSUED;
import static hims.card.CardState.REJECTED;
import static hims.card.CardState.REPLACED;
import static hims.card.CardState.REQUESTED;
import static hims.card.CardState.RETURNED;
import static hims.card.CardState.WITHDRAWN;

import hims.access.Access;
import hims.access.Actor;
import hims.access.PersonId;
import hims.access.UnitId;
import hims.audit.Action;
import hims.platform.Ids;
import hims.platform.Rejected;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A permanent card from the wish of its holder until it is in her hand (CARD-20, CARD-24, CARD-25). */
@Service
public class CardRequests {

    /** House values (CARD-35): a child's card ends at the next of these birthdays. */
    private static final Period PERMANENT_LASTS = Period.ofYears(10);

    private static final int LONGEST_REASON = 120;
    private static final int[] CHILD_ENDS = {5, 18};

    private final Access access;
    private final Holders holders;
    private final CardSql cards;
    private final BatchSql sql;
    private final CardSteps steps;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CardRequests(
            Access access,
            Holders holders,
            CardSql cards,
            BatchSql sql,
            CardSteps steps,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.holders = holders;
        this.cards = cards;
        this.sql = sql;
        this.steps = steps;
        this.events = events;
        this.clock = clock;
    }

    /** The details were checked at this counter; the serial is the request's number. @throws Rejected HOLDER_DIED */
    @Transactional
    public Card ask(PersonId person, CardForm form, Actor by) {
        return ask(person, form, "", by);
    }

    /** @param camp where the details were checked; empty at the facility itself */
    @Transactional
    public Card ask(PersonId person, CardForm form, String camp, Actor by) {
        access.require(by, CARD_ISSUE);
        Holder holder = holders.fetch(person);
        LocalDate today = today();
        var card = new Card(
                new CardId(Ids.next()),
                CardSerial.draw(random),
                holder.person(),
                holder.healthId(),
                CardKind.PERMANENT,
                form,
                REQUESTED,
                today,
                end(holder, today),
                false);
        cards.insert(card);
        sql.request(card.id(), new BatchSql.Origin(holders.pin(person), camp), by, clock.instant());
        access.log(by, Action.CREATE, "card", card.id(), person);
        return card;
    }

    /** What the operator chose for a card of her centre. @throws Rejected WRONG_STEP, REASON_MISSING */
    @Transactional
    public void step(CardId id, String act, String reason, Actor by) {
        access.require(by, CARD_PRINT);
        switch (act) {
            case "REJECTED" -> reject(id, needed(reason), by);
            case "WITHDRAWN" -> withdraw(id, by);
            case "RETURNED" -> comeBack(id, by);
            case "ISSUED" -> sendAgain(id, by);
            case "DESTROYED" -> destroy(id, needed(reason), by);
            case "ACTIVE" -> handOver(id, needed(reason), by);
            default -> throw new Rejected(WRONG_STEP, Map.of("state", act));
        }
    }

    /** Collected at this counter: the proof she showed is written down. */
    private void handOver(CardId id, String proof, Actor by) {
        sql.centre(id).ifPresent(centre -> access.require(by, CARD_PRINT, centre));
        activate(id, "handed over against " + proof, by);
    }

    private static String needed(String reason) {
        if (reason.isBlank()) {
            throw new Rejected(REASON_MISSING);
        }
        return reason.strip().substring(0, Math.min(reason.strip().length(), LONGEST_REASON));
    }

    @Transactional
    public void reject(CardId id, String reason, Actor by) {
        move(id, REJECTED, reason, by);
    }

    /** Refusing a card harms nobody and stands in no list (CARD-27). */
    @Transactional
    public void withdraw(CardId id, Actor by) {
        move(id, WITHDRAWN, "no longer wanted", by);
    }

    /** Came back by post. */
    @Transactional
    public void comeBack(CardId id, Actor by) {
        move(id, RETURNED, "not delivered", by);
    }

    @Transactional
    public void sendAgain(CardId id, Actor by) {
        move(id, ISSUED, "address corrected", by);
    }

    @Transactional
    public void destroy(CardId id, String reason, Actor by) {
        move(id, DESTROYED, reason, by);
    }

    /** The holder stands here with the card: it is in use from now on, and takes the place of the one before. */
    @Transactional
    public Card activate(CardId id, Actor by) {
        return activate(id, "first shown by its holder", by);
    }

    private Card activate(CardId id, String reason, Actor by) {
        access.require(by, CARD_ISSUE);
        Card card = fetch(id);
        cards.lockPerson(card.person());
        for (CardForm form : new CardForm[] {card.form(), CardForm.TEMPORARY}) {
            cards.active(card.person(), form)
                    .ifPresent(before -> steps.move(before, REPLACED, "a new card is in use", by));
        }
        Card active = steps.move(fetch(id), ACTIVE, reason, by);
        access.log(by, Action.UPDATE, "card", id, card.person());
        events.publishEvent(new CardIssued(id, card.person(), clock.instant()));
        return active;
    }

    private void move(CardId id, CardState next, String reason, Actor by) {
        access.require(by, CARD_ISSUE);
        Card card = fetch(id);
        @Nullable UnitId centre = sql.centre(id).orElse(null);
        if (centre != null) {
            access.require(by, CARD_ISSUE, centre);
        }
        steps.move(card, next, reason, by);
        access.log(by, Action.UPDATE, "card", id, card.person());
    }

    private static LocalDate end(Holder holder, LocalDate today) {
        LocalDate usual = today.plus(PERMANENT_LASTS);
        if (holder.birthYear() == 0) {
            return usual;
        }
        LocalDate born = holder.bornOn() == null ? LocalDate.of(holder.birthYear(), 1, 1) : holder.bornOn();
        for (int years : CHILD_ENDS) {
            LocalDate birthday = born.plusYears(years);
            if (birthday.isAfter(today) && birthday.isBefore(usual)) {
                return birthday;
            }
        }
        return usual;
    }

    private Card fetch(CardId id) {
        return cards.find(id).orElseThrow(() -> new Rejected(UNKNOWN_CARD));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CardCodes.CITY);
    }
}
