package hims.person;

import hims.access.Actor;
import hims.access.Permission;
import java.util.ArrayList;
import java.util.List;

/** What this reader may do for a person besides what the panels of other modules offer. */
final class HubActs {
    private HubActs() {}

    static List<HubAct> of(Person person, Actor by) {
        var acts = new ArrayList<HubAct>();
        boolean dead = person.status() == Person.Status.DECEASED;
        if (dead || by.may(Permission.DEATH_RECORD)) {
            acts.add(act(person, "death", "file-earmark-text"));
        }
        if (by.may(Permission.PROVISIONAL_REGISTER) && person.sex() != Sex.MALE && !person.isMasked()) {
            acts.add(act(person, "newborn", "person-plus"));
        }
        if (by.may(Permission.PERSON_REGISTER)
                && person.status() == Person.Status.SELF_DECLARED
                && !person.isMasked()) {
            acts.add(act(person, "home-visits", "house"));
        }
        if (by.may(Permission.PERSON_MERGE)) {
            acts.add(act(person, "confidence", "lock"));
        }
        if (person.isMasked() && by.may(Permission.BREAK_GLASS)) {
            acts.add(new HubAct("person.act.break-glass", "unlock", "/emergency/" + person.id()));
        }
        return acts;
    }

    private static HubAct act(Person person, String page, String icon) {
        return new HubAct("person.act." + page, icon, "/person/" + person.id() + "/" + page);
    }
}
