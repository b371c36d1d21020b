package hims.pharmacy;

import hims.access.Actor;
import hims.access.PersonId;
import hims.person.Person;
import hims.person.Registry;
import hims.record.Clearance;
import hims.record.PersonSet;
import hims.record.RecordViews;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the pharmacy asks of the registry; its use cases have asked for the right and logged the read. */
@Component
class Patients {
    private final Registry registry;
    private final RecordViews record;
    private final Clock clock;

    Patients(Registry registry, RecordViews record, Clock clock) {
        this.registry = registry;
        this.record = record;
        this.clock = clock;
    }

    /** All ids under which the record may hold facts about her. */
    PersonSet all(PersonId patient) {
        return registry.everyId(patient);
    }

    Optional<Integer> years(PersonId patient) {
        return registry.find(patient)
                .map(Person::birth)
                .map(birth -> Math.toIntExact(ChronoUnit.YEARS.between(birth.middle(), Days.today(clock))));
    }

    Person person(PersonId patient) {
        return registry.fetch(patient);
    }

    Map<PersonId, Person> people(Collection<PersonId> patients) {
        return registry.fetchAll(patients);
    }

    Patient patient(PersonId id, Actor by) {
        var person = registry.fetch(id);
        return new Patient(person, record.summary(all(id), Clearance.of(by)));
    }
}
