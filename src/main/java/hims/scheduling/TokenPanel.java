package hims.scheduling;

import hims.access.Actor;
import hims.access.Permission;
import hims.person.Panel;
import hims.person.Person;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A token for the person on the registry's page: after registration or search the next thing the desk does. */
@Component
class TokenPanel implements Panel {
    private static final int BEFORE_CARD = 10;

    private final TokenDesk desk;

    TokenPanel(TokenDesk desk) {
        this.desk = desk;
    }

    @Override
    public int rank() {
        return BEFORE_CARD;
    }

    @Override
    public Optional<View> show(Person person, Actor by) {
        return by.may(Permission.PERSON_READ)
                ? Optional.of(new View("scheduling.token", "scheduling/token/_panel", desk.page(person, by)))
                : Optional.empty();
    }
}
