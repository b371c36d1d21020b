package hims.person;

import hims.access.Actor;
import hims.access.Permission;
import hims.platform.Fields;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The birth of a child that was put on record there. */
@Component
class NewbornPanel implements Panel {
    private static final int EARLY = 6;
    private final NewbornSql sql;
    private final Newborns newborns;

    NewbornPanel(NewbornSql sql, Newborns newborns) {
        this.sql = sql;
        this.newborns = newborns;
    }

    @Override
    public int rank() {
        return EARLY;
    }

    @Override
    public Optional<View> show(Person person, Actor by) {
        return person.isMasked()
                ? Optional.empty()
                : sql.of(person.id())
                        .map(one -> new View(
                                "person.newborn.title",
                                "person/newborn/_panel",
                                new NewbornFacts(
                                        person,
                                        one,
                                        newborns.others(one),
                                        by.may(Permission.PERSON_REGISTER),
                                        Fields.empty())));
    }
}
