package hims.card;

import hims.access.Actor;
import hims.access.PersonId;
import hims.person.MergePart;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Cards lead to the survivor, and back: the printed number stays, the lists of stopped cards follow (CARD-33). */
@Component
class CardPart implements MergePart {
    private static final String CARD = "card";

    private final HolderChanges changes;
    private final HolderSql sql;

    CardPart(HolderChanges changes, HolderSql sql) {
        this.changes = changes;
        this.sql = sql;
    }

    @Override
    public String name() {
        return "card";
    }

    @Override
    public List<Held> held(PersonId person) {
        return List.of(new Held(CARD, sql.count(person), false));
    }

    @Override
    public List<Moved> move(PersonId from, PersonId to, Actor by) {
        return List.of(new Moved(
                CARD,
                changes.repoint(from, to, by).stream().map(CardId::toString).toList()));
    }

    @Override
    public int put(String kind, Collection<String> rows, PersonId from, PersonId to, Actor by) {
        var cards = rows.stream().map(row -> new CardId(UUID.fromString(row))).toList();
        return changes.pointBack(cards, from, to, by);
    }
}
