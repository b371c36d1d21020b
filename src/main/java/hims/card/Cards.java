package hims.card;

import static hims.access.Permission.CARD_ISSUE;
import static hims.access.Permission.CARD_READ;
import static hims.access.Permission.CARD_REVOKE;
import static hims.access.Permission.OWN_RECORD;
import static hims.card.CardProblem.REASON_MISSING;
import static hims.card.CardProblem.UNKNOWN_CARD;
import static hims.card.CardProblem.WRONG_STEP;
import static hims.card.CardState.ACTIVE;
import static hims.card.CardState.ISSUED;
import static hims.card.CardState.PRINTED;
import static hims.card.CardState.PRINT_QUEUED;
import static hims.card.CardState.REPLACED;
import static hims.card.CardState.REQUESTED;
import static hims.card.CardState.REVOKED;
import static hims.card.CardState.SUSPENDED;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.access.Role;
import hims.audit.Action;
import hims.card.code.EmergencyCut;
import hims.platform.Commands;
import hims.platform.Ids;
import hims.platform.Rejected;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues cards and stops them. */
@Service
public class Cards {

    /** House value (CARD-35). */
    private static final Period TEMPORARY_LASTS = Period.ofYears(1);

    private static final String OBJECT = "card";

    private final Access access;
    private final Holders holders;
    private final CardSql sql;
    private final CardSteps steps;
    private final Revocations revocations;
    private final PrintSql prints;
    private final CardCodes codes;
    private final PrintGate gate;
    private final Commands commands;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Cards(
            Access access,
            Holders holders,
            CardSql sql,
            CardSteps steps,
            Revocations revocations,
            PrintSql prints,
            CardCodes codes,
            PrintGate gate,
            Commands commands,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.holders = holders;
        this.sql = sql;
        this.steps = steps;
        this.revocations = revocations;
        this.prints = prints;
        this.codes = codes;
        this.gate = gate;
        this.commands = commands;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A temporary card for somebody at the counter (CARD-21): printed and handed over in one act, which is its activation.
     *
     * @param agreed what goes on the back; null for a card without emergency content
     * @param cutSeen whether the holder has seen and accepted what does not fit
     */
    public record IssueTemporary(Holder holder, @Nullable Agreed agreed, boolean cutSeen) {}

    /** A card without emergency content, once for each key; the one at hand if the person has one already. */
    public CardId issueTemporary(PersonId person, Actor by, String key) {
        access.require(by, CARD_ISSUE);
        String hash = Commands.hash(person.toString().getBytes(StandardCharsets.US_ASCII));
        String id = commands.once(key, by.user().value(), "card.issue", hash, () -> {
            var plain = new IssueTemporary(holders.fetch(person), null, false);
            return card(issueTemporary(plain, by)).id().toString();
        });
        return new CardId(UUID.fromString(id));
    }

    private static Card card(Issued issued) {
        return switch (issued) {
            case Issued.Now now -> now.card();
            case Issued.Before before -> before.card();
            case Issued.WouldLeaveOut _, Issued.NeedsDecision _ ->
                throw new IllegalStateException("a card without emergency content leaves nothing out");
        };
    }

    /** @throws Rejected PRINT_NOT_READABLE when a code cannot be read back from its own picture */
    @Transactional
    public Issued issueTemporary(IssueTemporary cmd, Actor by) {
        access.require(by, CARD_ISSUE);
        PersonId person = cmd.holder().person();
        sql.lockPerson(person);
        Optional<Card> active = sql.active(person, CardForm.TEMPORARY);
        if (active.isPresent() && active.get().stateOn(today()) == ACTIVE) {
            access.log(by, Action.READ, OBJECT, active.get().id(), person);
            return new Issued.Before(active.get());
        }
        active.ifPresent(over -> steps.move(over, CardState.EXPIRED, "past its last day", by));
        return make(cmd, by);
    }

    /** A new front for a card that was lost or damaged; emergency content needs the holder's agreement again. */
    @Transactional
    public Card replace(CardId old, String reason, Actor by) {
        access.require(by, CARD_ISSUE);
        var plain = new IssueTemporary(holders.fetch(fetch(old).person()), null, false);
        return card(replace(old, reason, plain, by));
    }

    /** The old card ends and a new one is printed, in one step (CARD-30). Also for a card that was damaged. */
    @Transactional
    public Issued replace(CardId old, String reason, IssueTemporary cmd, Actor by) {
        access.require(by, CARD_ISSUE);
        Card card = fetch(old);
        if (!card.person().equals(cmd.holder().person())) {
            throw new Rejected(UNKNOWN_CARD);
        }
        sql.lockPerson(card.person());
        stop(fetch(old), REPLACED, reason, by);
        return make(cmd, by);
    }

    /** Lost or stolen: no longer good in seconds, everywhere on line (CARD-30). The holder may say so herself. */
    @Transactional
    public Card reportLost(CardId id, Actor by) {
        Card card = requireHolderOr(CARD_REVOKE, id, by);
        return stop(card, SUSPENDED, "reported lost", by);
    }

    /** Found again; the holder stands at the counter or is signed in. */
    @Transactional
    public Card restore(CardId id, Actor by) {
        Card card = requireHolderOr(CARD_REVOKE, id, by);
        if (card.state() != SUSPENDED) {
            throw new Rejected(WRONG_STEP, Map.of("state", card.state()));
        }
        return steps.move(card, ACTIVE, "found again", by);
    }

    /** For ever. @throws Rejected REASON_MISSING */
    @Transactional
    public void revoke(CardId id, String reason, Actor by) {
        access.require(by, CARD_REVOKE);
        if (reason.isBlank()) {
            throw new Rejected(REASON_MISSING);
        }
        stop(fetch(id), REVOKED, reason.strip(), by);
    }

    /** The active one first, then the newest. */
    @Transactional
    public List<Card> of(PersonId person, Actor by) {
        if (by.role() == Role.CITIZEN) {
            access.requireCare(by, OWN_RECORD, person, Action.READ, OBJECT, person);
        } else {
            access.require(by, CARD_READ);
            access.log(by, Action.READ, OBJECT, person, person);
        }
        return sql.of(person);
    }

    private Issued make(IssueTemporary cmd, Actor by) {
        LocalDate today = today();
        Holder holder = cmd.holder();
        var card = new Card(
                new CardId(Ids.next()),
                CardSerial.draw(random),
                holder.person(),
                holder.healthId(),
                CardKind.TEMPORARY,
                CardForm.TEMPORARY,
                REQUESTED,
                today,
                today.plus(TEMPORARY_LASTS),
                cmd.agreed() != null);
        if (cmd.agreed() == null) {
            return print(card, holder, null, null, by);
        }
        return switch (codes.emergency(card, cmd.agreed().record())) {
            case EmergencyCut.NeedsDecision<String> decision -> new Issued.NeedsDecision(decision.leftOut());
            case EmergencyCut.Fits<String> fits
            when !fits.leftOut().isEmpty() && !cmd.cutSeen() -> new Issued.WouldLeaveOut(fits.leftOut());
            case EmergencyCut.Fits<String> fits -> print(card, holder, cmd.agreed(), back(cmd.agreed(), fits), by);
        };
    }

    private static PrintedBack back(Agreed agreed, EmergencyCut.Fits<String> fits) {
        return agreed.inWords().with(fits.drawn(), fits.leftOut().isEmpty());
    }

    private Issued print(Card card, Holder holder, @Nullable Agreed agreed, @Nullable PrintedBack back, Actor by) {
        var now = clock.instant();
        var fields = PrintedCard.of(card, holder, by.facility(), codes.service(card, holder), back);
        gate.bars(fields.healthId());
        sql.insert(card);
        revocations.sign(
                card.id(),
                back == null ? Set.of(KeyPurpose.SERVICE) : Set.of(KeyPurpose.SERVICE, KeyPurpose.EMERGENCY));
        @Nullable
        UUID consent =
                agreed == null ? null : prints.insertConsent(card.person(), agreed.wording(), agreed.kinds(), by, now);
        prints.insert(card.id(), fields, consent, by, now);
        Card active = card;
        for (CardState next : List.of(PRINT_QUEUED, PRINTED, ISSUED, ACTIVE)) {
            active = steps.move(active, next, "handed over at the counter", by);
        }
        access.log(by, Action.CREATE, OBJECT, card.id(), card.person());
        events.publishEvent(new CardIssued(card.id(), card.person(), now));
        return new Issued.Now(active);
    }

    private Card stop(Card card, CardState state, String reason, Actor by) {
        Card stopped = steps.move(card, state, reason, by);
        access.log(by, Action.UPDATE, OBJECT, card.id(), card.person());
        events.publishEvent(new CardStopped(card.id(), card.person(), stopped.state(), clock.instant()));
        return stopped;
    }

    private Card requireHolderOr(Permission right, CardId id, Actor by) {
        if (by.role() != Role.CITIZEN) {
            access.require(by, right);
            return fetch(id);
        }
        Card card = fetch(id);
        access.requireCare(by, OWN_RECORD, card.person(), Action.READ, OBJECT, id);
        return card;
    }

    private Card fetch(CardId id) {
        return sql.find(id).orElseThrow(() -> new Rejected(UNKNOWN_CARD));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CardCodes.CITY);
    }
}
