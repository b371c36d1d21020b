package hims.card;

import hims.access.Actor;
import hims.access.Permission;
import hims.person.Panel;
import hims.person.Person;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The cards of a person on the registry's pages. */
@Component
class CardPanel implements Panel {

    private static final int AFTER_TOKEN = 20;

    private final CardSql sql;

    CardPanel(CardSql sql) {
        this.sql = sql;
    }

    @Override
    public int rank() {
        return AFTER_TOKEN;
    }

    @Override
    public Optional<View> show(Person person, Actor by) {
        if (!by.may(Permission.CARD_READ)) {
            return Optional.empty();
        }
        List<Card> cards = sql.of(person.id());
        boolean issues = by.may(Permission.CARD_ISSUE) && person.status() != Person.Status.DECEASED;
        var page = new CardPanelPage(person.id(), cards, issues, by.may(Permission.CARD_REVOKE));
        return Optional.of(new View("card.show.title", "card/_panel", page));
    }
}
