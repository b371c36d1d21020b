package hims.person;

import hims.access.Actor;
import hims.access.Permission;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was seen of an unknown person, and the way to her name. */
@Component
class UnknownPanel implements Panel {
    private static final int FIRST = 5;
    private final UnknownSql unknowns;

    UnknownPanel(UnknownSql unknowns) {
        this.unknowns = unknowns;
    }

    @Override
    public int rank() {
        return FIRST;
    }

    @Override
    public Optional<View> show(Person person, Actor by) {
        return person.isMasked()
                ? Optional.empty()
                : unknowns.of(person.id())
                        .map(unknown -> new View(
                                "person.unknown.title",
                                "person/unknown/_panel",
                                new UnknownFacts(unknown, person, by.may(Permission.PERSON_REGISTER))));
    }
}
