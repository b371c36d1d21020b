package hims.emergency;

import static hims.access.Permission.EMERGENCY_READ;
import static hims.access.Permission.SENSITIVE_READ;

import hims.access.Access;
import hims.access.Actor;
import hims.access.BreakGlass;
import hims.access.EmergencyAccess;
import hims.access.PersonId;
import hims.audit.Action;
import hims.org.Org;
import hims.person.Person;
import hims.person.Registry;
import hims.platform.Fields;
import hims.record.Clearance;
import hims.record.RecordViews;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The emergency view (CARD-43), behind the care relationship of the doctor's own facility or her open break-glass. A confidential
 * person asks for break-glass in any case, and only behind it confidential facts are shown, marked as such (SEC-24).
 */
@Service
public class EmergencyLook {
    /** How long a reading says how somebody was recognised: a shift. */
    private static final Duration SHIFT = Duration.ofHours(12);

    private final Access access;
    private final EmergencyAccess emergencies;
    private final Registry registry;
    private final RecordViews record;
    private final FactsReader facts;
    private final ReadingSql readings;
    private final Org org;
    private final Clock clock;

    EmergencyLook(
            Access access,
            EmergencyAccess emergencies,
            Registry registry,
            RecordViews record,
            FactsReader facts,
            ReadingSql readings,
            Org org,
            Clock clock) {
        this.access = access;
        this.emergencies = emergencies;
        this.registry = registry;
        this.record = record;
        this.facts = facts;
        this.readings = readings;
        this.org = org;
        this.clock = clock;
    }

    /** What the doctor gets: the view, or the door before it. */
    public sealed interface Seen permits ViewPage, GatePage {}

    /** Logs one row: the person at the door, or what of the record was shown. */
    @Transactional
    public Seen look(PersonId asked, Actor by) {
        access.require(by, EMERGENCY_READ);
        Person person = registry.fetch(asked);
        Optional<BreakGlass> glass = emergencies.find(person.id(), by);
        return glass.isPresent() || mayWithout(person, by) ? view(person, glass, by) : gate(person, Fields.empty(), by);
    }

    /** The door again, with what was typed and what is wrong with it. */
    @Transactional
    public GatePage gate(PersonId asked, Fields in, Actor by) {
        access.require(by, EMERGENCY_READ);
        return gate(registry.fetch(asked), in, by);
    }

    private boolean mayWithout(Person person, Actor by) {
        return (!person.confidential() || by.may(SENSITIVE_READ)) && access.hasCare(by, person.id());
    }

    private GatePage gate(Person person, Fields in, Actor by) {
        access.log(by, Action.READ, "person", person.id(), person.id());
        return new GatePage(person, org.facility(by.facility()), reading(person, by), in);
    }

    private ViewPage view(Person person, Optional<BreakGlass> glass, Actor by) {
        var people = registry.everyId(person.id());
        var open = record.summary(people, Clearance.of(by));
        var shown =
                glass.isPresent() ? facts.read(record.summary(people, Clearance.ALL), open) : facts.read(open, open);
        var page = new ViewPage(person, shown, glass, reading(person, by));
        access.requireCare(by, EMERGENCY_READ, person.id(), Action.READ, "emergency-view", page.sections());
        return page;
    }

    private Optional<Reading> reading(Person person, Actor by) {
        return readings.latest(by.user(), person.id(), clock.instant().minus(SHIFT));
    }
}
