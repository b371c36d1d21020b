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
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Confidential persons (PER-33): an identity officer marks one with a reason, and lifts it with another. Lists then show her number and
 * nothing else, and {@link Discretion} says who sees more.
 */
@Service
public class Confidences {
    private final Access access;
    private final PersonSql people;
    private final CorrectionSql locks;
    private final ConfidenceSql confidences;
    private final Enrolment enrolment;
    private final Clock clock;

    Confidences(
            Access access,
            PersonSql people,
            CorrectionSql locks,
            ConfidenceSql confidences,
            Enrolment enrolment,
            Clock clock) {
        this.access = access;
        this.people = people;
        this.locks = locks;
        this.confidences = confidences;
        this.enrolment = enrolment;
        this.clock = clock;
    }

    /** Why she is confidential, and the names she had. */
    record File(List<Confidence> reasons, List<PersonName> formerNames) {}

    /** @throws Rejected UNKNOWN_PERSON; CONFIDENTIAL_ALREADY for this reason */
    @Transactional
    public UUID mark(PersonId id, Confidence.Kind kind, String why, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        Person person = lock(id);
        if (confidences.of(person.id()).stream().anyMatch(one -> one.stands() && one.kind() == kind)) {
            throw new Rejected(CONFIDENTIAL_ALREADY);
        }
        Instant now = clock.instant();
        UUID reason = confidences.mark(person.id(), kind, why, by, now);
        follow(person, by, now);
        return reason;
    }

    /** @throws Rejected UNKNOWN_CONFIDENCE, also for one that is lifted */
    @Transactional
    public void lift(PersonId id, UUID reason, String why, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        Person person = lock(id);
        Instant now = clock.instant();
        if (confidences.of(person.id()).stream().noneMatch(one -> one.id().equals(reason))
                || !confidences.lift(reason, why, by, now)) {
            throw new Rejected(UNKNOWN_CONFIDENCE);
        }
        follow(person, by, now);
    }

    /** Whoever has her as a relative names her no longer, or again. */
    private void follow(Person person, Actor by, Instant now) {
        people.sign(by, "confidence", "CONFIDENCE");
        confidences.follow(person.id());
        confidences.related(person.id()).forEach(relative -> enrolment.rewrite(relative, false, by, now));
        access.log(by, Action.UPDATE, "person.confidence", person.id(), person.id());
    }

    @Transactional
    File of(PersonId id, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        access.log(by, Action.READ, "person.confidence", id, id);
        return new File(confidences.of(id), confidences.formerNames(id));
    }

    private Person lock(PersonId id) {
        Person person = people.fetchAll(List.of(id)).get(id);
        if (person == null || !locks.lock(person.id())) {
            throw new Rejected(UNKNOWN_PERSON);
        }
        return person;
    }
}
