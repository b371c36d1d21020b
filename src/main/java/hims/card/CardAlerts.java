package hims.card;

import static hims.access.Permission.CARD_READ;
import static hims.access.Permission.CARD_REVIEW;
import static hims.card.CardProblem.NO_SUCH_ALERT;
import static hims.card.CardProblem.REASON_MISSING;
import static hims.card.CardProblem.UNKNOWN_CARD;

import hims.access.Access;
import hims.access.Actor;
import hims.access.OpenTo;
import hims.access.UnitId;
import hims.audit.Action;
import hims.platform.Ids;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What looks like a copied or a borrowed card: it goes to the privacy officer, stops no care and no card, and nobody at the counter is
 * told to act. Test: CardAlertsTest.
 */
@Service
public class CardAlerts {

    /** No two hospitals are visited within it by one person (house value). */
    private static final Duration TRAVEL = Duration.ofMinutes(30);

    private static final String OBJECT = "card-alert";

    private final Access access;
    private final CardSql cards;
    private final AlertSql sql;
    private final Clock clock;

    CardAlerts(Access access, CardSql cards, AlertSql sql, Clock clock) {
        this.access = access;
        this.cards = cards;
        this.sql = sql;
        this.clock = clock;
    }

    /** In the transaction of the reading. */
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo("the reading of a card, whose right was asked for there")
    public void read(CardId card, Actor by) {
        if (by.facility().equals(UnitId.CITY)) {
            return;
        }
        Instant now = clock.instant();
        sql.read(card, by.facility(), now)
                .filter(before -> !before.facility().equals(by.facility()))
                .filter(before -> before.at().plus(TRAVEL).isAfter(now))
                .ifPresent(before ->
                        sql.raise(new AlertId(Ids.next()), card, CardAlert.Kind.FAR_APART, before, "", by, now));
    }

    /**
     * The card is genuine, and who holds it out is not its holder. Care goes on.
     *
     * @param words what the clerk saw; may be empty
     * @return the card's holder stays whom it names
     */
    @Transactional
    public Card otherHolder(CardId id, String words, Actor by) {
        access.require(by, CARD_READ);
        Card card = cards.find(id).orElseThrow(() -> new Rejected(UNKNOWN_CARD));
        var alert = new AlertId(Ids.next());
        sql.raise(alert, id, CardAlert.Kind.OTHER_HOLDER, null, words.strip(), by, clock.instant());
        access.log(by, Action.CREATE, OBJECT, alert, card.person());
        return card;
    }

    /** What waits, oldest first. Names nobody but the card. */
    @Transactional(readOnly = true)
    public List<CardAlert> open(Actor by) {
        access.require(by, CARD_REVIEW);
        return sql.open(by);
    }

    /** @throws Rejected REASON_MISSING, NO_SUCH_ALERT also when it was closed meanwhile */
    @Transactional
    public void close(AlertId id, String outcome, Actor by) {
        access.require(by, CARD_REVIEW);
        if (outcome.isBlank()) {
            throw new Rejected(REASON_MISSING);
        }
        if (!sql.close(id, outcome.strip(), by, clock.instant())) {
            throw new Rejected(NO_SUCH_ALERT);
        }
        access.log(by, Action.UPDATE, OBJECT, id, null);
    }
}
