package hims.person;

import hims.access.Actor;
import hims.access.CareRows;
import hims.access.PersonId;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Care relationships and emergency openings, which {@code access} keeps below the registry. */
@Component
class AccessPart implements MergePart {
    private final CareRows rows;

    AccessPart(CareRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "access";
    }

    @Override
    public List<Held> held(PersonId person) {
        return List.of(
                new Held(CareRows.RELATION, rows.relations(person), false),
                new Held(CareRows.OPENING, rows.openings(person), false));
    }

    @Override
    public List<Moved> move(PersonId from, PersonId to, Actor by) {
        return List.of(
                new Moved(CareRows.RELATION, rows.moveRelations(from, to)),
                new Moved(CareRows.OPENING, rows.moveOpenings(from, to)));
    }

    @Override
    public int put(String kind, Collection<String> keys, PersonId from, PersonId to, Actor by) {
        return kind.equals(CareRows.RELATION) ? rows.putRelations(keys, from, to) : rows.putOpenings(keys, from, to);
    }
}
