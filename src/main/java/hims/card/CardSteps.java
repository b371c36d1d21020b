package hims.card;

import static hims.card.CardProblem.WRONG_STEP;

import hims.access.Actor;
import hims.card.CardSql.Channel;
import hims.card.CardSql.Why;
import hims.platform.Rejected;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one place where a card goes on in its life: its state, its history and its place on the lists change together. */
@Component
class CardSteps {

    private final CardSql sql;
    private final Revocations revocations;
    private final Clock clock;

    CardSteps(CardSql sql, Revocations revocations, Clock clock) {
        this.sql = sql;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** @throws Rejected WRONG_STEP also when somebody else was faster */
    @Transactional(propagation = Propagation.MANDATORY)
    Card move(Card card, CardState next, String reason, Actor by) {
        var why = new Why(reason, channel(by));
        if (!card.state().canBecome(next) || !sql.step(card.id(), card.state(), next, why, by, clock.instant())) {
            throw new Rejected(WRONG_STEP, Map.of("state", card.state()));
        }
        Listing.of(card.state(), next).ifPresent(listing -> revocations.change(card, listing));
        return card.in(next);
    }

    private static Channel channel(Actor by) {
        return switch (by.role()) {
            case CITIZEN -> Channel.PORTAL;
            case SYSTEM -> Channel.SYSTEM;
            default -> Channel.COUNTER;
        };
    }
}
