package hims.person;

import static hims.person.PersonProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.audit.Action;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** That a person has died, and that this was an error (PER-34). The record stays readable either way. */
@Service
public class Deaths {
    private final Access access;
    private final PersonSql people;
    private final CorrectionSql corrections;
    private final DeathSql deaths;
    private final Enrolment enrolment;
    private final ObjectProvider<AtDeath> stops;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deaths(
            Access access,
            PersonSql people,
            CorrectionSql corrections,
            DeathSql deaths,
            Enrolment enrolment,
            ObjectProvider<AtDeath> stops,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.people = people;
        this.corrections = corrections;
        this.deaths = deaths;
        this.enrolment = enrolment;
        this.stops = stops;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is said of a death.
     *
     * @param time null when the hour is not known
     * @param informant doctor and ward, number at the registrar, name of the relative
     */
    public record Told(LocalDate on, @Nullable LocalTime time, DeathSource source, String informant) {}

    /**
     * In one transaction the person is on record as dead, and her cards, tokens and messages stop.
     *
     * @throws Rejected UNKNOWN_PERSON; DIED_ALREADY; DIED_BEFORE_BIRTH
     */
    @Transactional
    public void record(PersonId id, Told told, Actor by) {
        access.require(by, Permission.DEATH_RECORD);
        Person person = lock(id);
        if (person.status() == Person.Status.DECEASED) {
            throw new Rejected(DIED_ALREADY);
        }
        Birth birth = person.birth();
        if (birth != null && told.on().isBefore(birth.from())) {
            throw new Rejected(DIED_BEFORE_BIRTH);
        }
        Instant now = clock.instant();
        people.sign(by, "death", told.source().name());
        deaths.record(person.id(), told, person.status(), by, now);
        enrolment.rewrite(person.id(), false, by, now);
        stops.orderedStream().forEach(stop -> stop.died(person.id(), by));
        access.log(by, Action.UPDATE, "person.death", person.id(), person.id());
        events.publishEvent(new PersonDied(person.id(), now));
    }

    /**
     * The death was recorded in error. What was stopped is given anew, it does not come back.
     *
     * @throws Rejected UNKNOWN_PERSON; NOT_DEAD
     */
    @Transactional
    public void withdraw(PersonId id, String why, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        Person person = lock(id);
        if (person.status() != Person.Status.DECEASED) {
            throw new Rejected(NOT_DEAD);
        }
        Instant now = clock.instant();
        people.sign(by, "death withdrawn: " + why, "CORRECTION");
        deaths.withdraw(person.id(), before(person), why, by, now);
        enrolment.rewrite(person.id(), false, by, now);
        access.log(by, Action.UPDATE, "person.death", person.id(), person.id());
        events.publishEvent(new DeathWithdrawn(person.id(), now));
    }

    /** What another system told as dead was never anything else with us. */
    private Person.Status before(Person person) {
        return deaths.of(person.id()).stream()
                .filter(RecordedDeath::stands)
                .map(RecordedDeath::before)
                .findFirst()
                .orElse(person.birth() == null ? Person.Status.PROVISIONAL : Person.Status.SELF_DECLARED);
    }

    /** What was told of her death, the latest first. */
    @Transactional
    List<RecordedDeath> of(PersonId id, Actor by) {
        access.require(by, Permission.PERSON_READ);
        access.log(by, Action.READ, "person.death", id, id);
        return deaths.of(id);
    }

    private Person lock(PersonId id) {
        Person person = people.fetchAll(List.of(id)).get(id);
        if (person == null || !corrections.lock(person.id())) {
            throw new Rejected(UNKNOWN_PERSON);
        }
        Person locked = people.fetchAll(List.of(person.id())).get(person.id());
        if (locked == null) {
            throw new Rejected(UNKNOWN_PERSON);
        }
        return locked;
    }
}
