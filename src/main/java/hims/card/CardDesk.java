package hims.card;

import static hims.access.Permission.CARD_ISSUE;

import hims.access.Access;
import hims.access.Actor;
import hims.access.PersonId;
import hims.card.Cards.IssueTemporary;
import hims.person.Person;
import hims.person.Registry;
import hims.platform.Fields;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The counter's form: what could be printed, what the holder agreed to, what came of it. */
@Service
public class CardDesk {

    private final Access access;
    private final Registry registry;
    private final EmergencyOffers offers;
    private final Cards cards;

    CardDesk(Access access, Registry registry, EmergencyOffers offers, Cards cards) {
        this.access = access;
        this.registry = registry;
        this.offers = offers;
        this.cards = cards;
    }

    public sealed interface Outcome {}

    /** @param said key of the word to the clerk */
    public record Done(Card card, String said) implements Outcome {}

    /** The form once more: something is missing, or the holder must see first what does not fit. */
    public record Again(IssuePage page) implements Outcome {}

    @Transactional
    public IssuePage page(PersonId id, boolean back, Actor by) {
        access.require(by, CARD_ISSUE);
        Person person = registry.fetch(id, by);
        return new IssuePage(
                person, active(person, by).orElse(null), back ? offers.offer(id, by) : null, Set.of(), null, "");
    }

    /** The holder's agreement and the card are one transaction. */
    @Transactional
    public Outcome issue(PersonId id, Fields in, Actor by) {
        access.require(by, CARD_ISSUE);
        Person person = registry.fetch(id, by);
        if (!in.flag("back")) {
            return outcome(cards.issueTemporary(new IssueTemporary(Holders.of(person), null, false), by), null);
        }
        EmergencyOffer offer = offers.offer(id, by);
        Set<String> ticked = offer.items().stream()
                .map(EmergencyOffer.Item::id)
                .filter(item -> in.flag("item." + item))
                .collect(Collectors.toSet());
        var again = new IssuePage(person, null, offer, ticked, null, "");
        Optional<Agreed> agreed = new EmergencyChoice(offer, ticked).agreed(person);
        if (agreed.isPresent() && !in.flag("consent")) {
            return new Again(again.wrong("card.issue.consent.missing"));
        }
        var cmd = new IssueTemporary(Holders.of(person), agreed.orElse(null), in.flag("cutSeen"));
        return outcome(cards.issueTemporary(cmd, by), again);
    }

    private Optional<Card> active(Person person, Actor by) {
        return cards.of(person.id(), by).stream()
                .filter(card -> card.state() == CardState.ACTIVE)
                .findFirst();
    }

    private static Outcome outcome(Issued issued, @Nullable IssuePage page) {
        return switch (issued) {
            case Issued.Now(Card card) -> new Done(card, "card.issue.done");
            case Issued.Before(Card card) -> new Done(card, "card.issue.before");
            case Issued.WouldLeaveOut _, Issued.NeedsDecision _ -> again(issued, page);
        };
    }

    private static Outcome again(Issued issued, @Nullable IssuePage page) {
        if (page == null) {
            throw new IllegalStateException("only emergency content can be too much");
        }
        return new Again(page.after(issued));
    }
}
