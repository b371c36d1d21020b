package hims.person;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.platform.Rejected;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Who sees more of a confidential person than her number (PER-33): the identity officers, who keep her record, and those who may read
 * clinical records while a care relationship or an open break-glass links them with her. Test: ConfidentialsTest.
 */
@Component
class Discretion {
    private final Access access;

    Discretion(Access access) {
        this.access = access;
    }

    boolean opens(Person person, Actor by) {
        return !person.confidential()
                || by.may(Permission.PERSON_MERGE)
                || (by.may(Permission.RECORD_READ) && access.hasCare(by, person.id()));
    }

    /** As this reader sees her. */
    Person shown(Person person, Actor by) {
        return opens(person, by) ? person : person.masked();
    }

    /** By the ids they were asked by. */
    Map<PersonId, Person> shown(Map<PersonId, Person> people, Actor by) {
        var shown = new LinkedHashMap<PersonId, Person>();
        people.forEach((id, person) -> shown.put(id, shown(person, by)));
        return shown;
    }

    /** @throws Rejected RESTRICTED_PERSON for readers to whom she is a masked line */
    void require(Person person, Actor by) {
        if (!opens(person, by)) {
            throw new Rejected(PersonProblem.RESTRICTED_PERSON);
        }
    }
}
