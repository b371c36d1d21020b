package hims.person;

import static java.util.Objects.requireNonNullElse;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.audit.Action;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts right what is on record about a person: the old value stays in the history with who, when and why, and what she is
 * searched by and her Patient follow. Whom she looks like now becomes a pair to be looked at; nothing is merged.
 */
@Service
public class Corrections {
    private final Access access;
    private final PersonSql people;
    private final CorrectionSql corrections;
    private final Enrolment enrolment;
    private final Clock clock;

    Corrections(Access access, PersonSql people, CorrectionSql corrections, Enrolment enrolment, Clock clock) {
        this.access = access;
        this.people = people;
        this.corrections = corrections;
        this.enrolment = enrolment;
        this.clock = clock;
    }

    /**
     * In the caller's transaction, which has asked for the relationship of care.
     *
     * @param change made from the person as she is, who is locked meanwhile
     * @param source where it comes from, for the history: {@code FHIR}
     * @throws Rejected UNKNOWN_PERSON, also for one who was merged into another
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void correct(PersonId id, Function<Person, Correction> change, String source, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        var before =
                corrections.lock(id) ? people.fetchAll(java.util.List.of(id)).get(id) : null;
        if (before == null) {
            throw new Rejected(PersonProblem.UNKNOWN_PERSON);
        }
        var correction = change.apply(before);
        people.sign(by, "correction", source);
        var now = clock.instant();
        write(before, correction, now);
        enrolment.rewrite(id, correction.touchesIdentity(), by, now);
        access.log(by, Action.UPDATE, "person", id, id);
    }

    private void write(Person before, Correction to, Instant now) {
        var id = before.id();
        corrections.correct(corrected(before, to));
        var name = to.name();
        if (name != null) {
            corrections.endName(id, now);
            people.insertName(id, name, now);
        }
        if (!to.phones().isEmpty()) {
            phones(before, to, now);
        }
        var address = to.address();
        if (address != null) {
            corrections.endAddress(id, now);
            people.insertAddress(id, address, now);
        }
        if (!to.relations().isEmpty()) {
            corrections.endRelations(id, now);
            to.relations().forEach(relation -> people.insertRelation(id, relation, now));
        }
        to.identifiers().forEach(identifier -> corrections.state(id, identifier, now));
    }

    /** A number that stays keeps its owner and that it was verified. */
    private void phones(Person before, Correction to, Instant now) {
        var known = before.phones().stream().map(Phone::number).toList();
        corrections.endPhones(
                before.id(), to.phones().stream().map(Phone::number).toList(), now);
        to.phones().stream()
                .filter(phone -> !known.contains(phone.number()))
                .forEach(phone -> people.insertPhone(before.id(), phone, now));
    }

    private static Person corrected(Person before, Correction to) {
        var birth = to.birth();
        return new Person(
                before.id(),
                before.healthId(),
                before.status(),
                before.name(),
                requireNonNullElse(to.sex(), before.sex()),
                before.gender(),
                birth == null ? before.birth() : birth,
                before.diedOn(),
                before.confidential(),
                before.similar(),
                requireNonNullElse(to.language(), before.language()),
                before.address(),
                before.phones(),
                before.relations(),
                before.facility(),
                before.registeredAt(),
                before.version());
    }
}
