package hims.privacy;

import static hims.access.Permission.BREACH_READ;

import hims.access.Access;
import hims.access.Actor;
import hims.access.PersonId;
import hims.audit.Action;
import hims.audit.AuditLog;
import hims.audit.Footprint;
import hims.audit.Trail;
import hims.person.Person;
import hims.person.Registry;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From what is known of somebody who should not have looked to the people she concerns (SEC-60). */
@Service
public class Breaches {
    private static final int SHOWN = 100;
    private static final int MOST = 200_000;
    private static final int AT_ONCE = 5_000;
    private static final String OBJECT = "breach";

    private final Access access;
    private final AuditLog audit;
    private final Registry registry;

    Breaches(Access access, AuditLog audit, Registry registry) {
        this.access = access;
        this.audit = audit;
        this.registry = registry;
    }

    /** How many people, and the first of them. */
    @Transactional
    public Affected search(Trail trail, Actor by) {
        access.require(by, BREACH_READ);
        return new Affected(audit.people(trail), lines(trail, SHOWN, Action.READ, by));
    }

    /** All of them, for letters. */
    @Transactional
    public List<Affected.Line> export(Trail trail, Actor by) {
        access.require(by, BREACH_READ);
        return lines(trail, MOST, Action.EXPORT, by);
    }

    /** Each person who is shown is logged. */
    private List<Affected.Line> lines(Trail trail, int limit, Action action, Actor by) {
        var found = audit.footprints(trail, limit);
        var lines = new ArrayList<Affected.Line>(found.size());
        for (var from = 0; from < found.size(); from += AT_ONCE) {
            var some = found.subList(from, Math.min(from + AT_ONCE, found.size()));
            var people = registry.fetchAll(
                    some.stream().map(print -> new PersonId(print.patient())).toList());
            for (Footprint print : some) {
                var id = new PersonId(print.patient());
                Person person = people.get(id);
                access.log(by, action, OBJECT, id, id);
                lines.add(new Affected.Line(print, person));
            }
        }
        return lines;
    }
}
