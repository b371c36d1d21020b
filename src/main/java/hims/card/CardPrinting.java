package hims.card;

import static hims.access.Permission.CARD_ISSUE;
import static hims.access.Permission.CARD_READ;
import static hims.access.Permission.OWN_RECORD;
import static hims.card.CardProblem.UNKNOWN_CARD;

import hims.access.Access;
import hims.access.Actor;
import hims.access.PersonId;
import hims.audit.Action;
import hims.platform.Rejected;
import hims.platform.qr.CodeImage;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows a card as it was printed, and prints it again. */
@Service
public class CardPrinting {

    private final Access access;
    private final CardSql cards;
    private final PrintSql prints;
    private final PrintGate gate;
    private final Clock clock;

    CardPrinting(Access access, CardSql cards, PrintSql prints, PrintGate gate, Clock clock) {
        this.access = access;
        this.cards = cards;
        this.prints = prints;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * Everything on the paper; each code has passed the print gate.
     *
     * @param copy 1 for the first print
     */
    public record Sheet(
            Card card,
            PrintedCard fields,
            int copy,
            Instant printedAt,
            CodeImage code,
            CodeImage bars,
            @Nullable CodeImage emergencyCode) {}

    /** @throws Rejected UNKNOWN_CARD, PRINT_NOT_READABLE */
    @Transactional
    public Sheet sheet(CardId id, Actor by) {
        access.require(by, CARD_READ);
        Card card = fetch(id);
        access.log(by, Action.PRINT, "card", id, card.person());
        return sheet(card);
    }

    /** The holder's own card, the one in use first, as she carries it on her phone (CARD-18); not a print. */
    @Transactional
    public Optional<Sheet> own(PersonId holder, Actor by) {
        access.requireCare(by, OWN_RECORD, holder, Action.READ, "card", holder);
        return cards.of(holder).stream().findFirst().map(this::sheet);
    }

    /** The same card on paper once more: the print says which copy it is. */
    @Transactional
    public void copy(CardId id, Actor by) {
        access.require(by, CARD_ISSUE);
        Card card = fetch(id);
        var last = prints.latest(id).orElseThrow(() -> new Rejected(UNKNOWN_CARD));
        gate.check(last.fields());
        prints.insert(id, last.fields(), last.consent(), by, clock.instant());
        access.log(by, Action.PRINT, "card", id, card.person());
    }

    private Sheet sheet(Card card) {
        var printed = prints.latest(card.id()).orElseThrow(() -> new Rejected(UNKNOWN_CARD));
        PrintedCard fields = printed.fields();
        PrintedBack back = fields.back();
        return new Sheet(
                card,
                fields,
                printed.copy(),
                printed.at(),
                gate.service(fields.code()),
                gate.bars(fields.healthId()),
                back == null ? null : gate.emergency(back.code()));
    }

    private Card fetch(CardId id) {
        return cards.find(id).orElseThrow(() -> new Rejected(UNKNOWN_CARD));
    }
}
