package hims.emergency;

import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.person.Panel;
import hims.person.Person;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The way from a person found by name to her emergency view. */
@Component
public class EmergencyPanel implements Panel {
    private static final int FIRST = 1;

    @Override
    public int rank() {
        return FIRST;
    }

    @Override
    public Optional<View> show(Person person, Actor by) {
        return by.may(Permission.EMERGENCY_READ)
                ? Optional.of(new View("emergency.view.title", "emergency/_panel", new Door(person.id())))
                : Optional.empty();
    }

    /** Leads to the view, or to the door before it. */
    public record Door(PersonId person) {
        public String path() {
            return "/emergency/" + person;
        }
    }
}
