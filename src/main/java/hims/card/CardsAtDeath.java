package hims.card;

import hims.access.Actor;
import hims.access.PersonId;
import hims.person.AtDeath;
import org.springframework.stereotype.Component;

/** Nobody uses the card of one who has died (PER-34, CARD-33). */
@Component
class CardsAtDeath implements AtDeath {
    private final HolderChanges changes;

    CardsAtDeath(HolderChanges changes) {
        this.changes = changes;
    }

    @Override
    public void died(PersonId person, Actor by) {
        changes.stop(person, by);
    }
}
