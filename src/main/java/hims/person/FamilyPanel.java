package hims.person;

import hims.access.Actor;
import hims.access.Permission;
import hims.platform.Fields;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who belongs to a person, and with whom she lives. */
@Component
class FamilyPanel implements Panel {
    private static final int AFTER_CARE = 110;
    private final Relations relations;
    private final Households households;

    FamilyPanel(Relations relations, Households households) {
        this.relations = relations;
        this.households = households;
    }

    @Override
    public int rank() {
        return AFTER_CARE;
    }

    @Override
    public Optional<View> show(Person person, Actor by) {
        if (person.isMasked()) {
            return Optional.empty();
        }
        boolean changes = by.may(Permission.PERSON_REGISTER);
        var family = new FamilyPage(person, relations.family(person, by), changes, null, Fields.empty());
        var household = new HouseholdPage(person, households.homes(person, by), changes, Fields.empty());
        return Optional.of(new View("person.family", "person/family/_panel", new FamilyFacts(family, household)));
    }
}
