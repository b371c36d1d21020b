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
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody told of herself becomes verified by a visit at her home (PER-61). Whoever refuses one is counted, not named, and nothing
 * of hers changes (PER-62).
 */
@Service
public class HomeVisits {
    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");
    private final Access access;
    private final Discretion discretion;
    private final PersonSql people;
    private final CorrectionSql locks;
    private final HomeVisitSql visits;
    private final Enrolment enrolment;
    private final Clock clock;

    HomeVisits(
            Access access,
            Discretion discretion,
            PersonSql people,
            CorrectionSql locks,
            HomeVisitSql visits,
            Enrolment enrolment,
            Clock clock) {
        this.access = access;
        this.discretion = discretion;
        this.people = people;
        this.locks = locks;
        this.visits = visits;
        this.enrolment = enrolment;
        this.clock = clock;
    }

    /** @throws Rejected UNKNOWN_PERSON; NOTHING_TO_VERIFY for one who is verified, dead, or of whom too little is known; RESTRICTED_PERSON */
    @Transactional
    public void verify(PersonId id, HomeVisit.Told told, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        Person person = people.fetchAll(List.of(id)).get(id);
        if (person == null || !locks.lock(person.id())) {
            throw new Rejected(UNKNOWN_PERSON);
        }
        discretion.require(person, by);
        if (person.status() != Person.Status.SELF_DECLARED) {
            throw new Rejected(NOTHING_TO_VERIFY);
        }
        Instant now = clock.instant();
        people.sign(by, "visited by " + told.visitor(), "HOME_VISIT");
        visits.insert(person.id(), told, by, now);
        visits.verify(person.id());
        enrolment.rewrite(person.id(), false, by, now);
        access.log(by, Action.UPDATE, "person.home-visit", person.id(), person.id());
    }

    /** One more in this hospital and month; of whom is not written down anywhere. */
    @Transactional
    public void refused(Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        visits.refuse(by.facility(), LocalDate.ofInstant(clock.instant(), CITY).withDayOfMonth(1));
    }

    /** @throws Rejected RESTRICTED_PERSON */
    @Transactional
    List<HomeVisit> of(Person person, Actor by) {
        access.require(by, Permission.PERSON_READ);
        discretion.require(person, by);
        access.log(by, Action.READ, "person.home-visit", person.id(), person.id());
        return visits.of(person.id());
    }
}
