package hims.person;

import static hims.person.PersonProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.audit.Action;
import hims.platform.Ids;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Children put on record from their mother's page at the birth (PER-31): a number of their own at once, the mother's address and phone,
 * and the name when the parents have chosen one. Children of one birth are marked as similar (PER-32). A child whose mother nobody
 * knows is an unknown person of the age group newborn.
 */
@Service
public class Newborns {
    private final Access access;
    private final Registry registry;
    private final PersonSql people;
    private final CorrectionSql locks;
    private final Corrections corrections;
    private final NewbornSql newborns;
    private final PairSql pairs;
    private final Clock clock;

    Newborns(
            Access access,
            Registry registry,
            PersonSql people,
            CorrectionSql locks,
            Corrections corrections,
            NewbornSql newborns,
            PairSql pairs,
            Clock clock) {
        this.access = access;
        this.registry = registry;
        this.people = people;
        this.locks = locks;
        this.corrections = corrections;
        this.newborns = newborns;
        this.pairs = pairs;
        this.clock = clock;
    }

    /**
     * @throws Rejected UNKNOWN_PERSON; NOT_A_MOTHER; BORN_ALREADY when the first, second … child of this birth is on record
     */
    @Transactional
    public PersonId register(PersonId motherId, Newborn.Born born, Actor by) {
        access.require(by, Permission.PROVISIONAL_REGISTER);
        Person mother = registry.fetch(motherId);
        locks.lock(mother.id());
        if (mother.sex() == Sex.MALE) {
            throw new Rejected(NOT_A_MOTHER);
        }
        List<Newborn> siblings = newborns.siblings(mother.id(), born.on());
        if (siblings.stream().anyMatch(one -> one.born().order() == born.order())) {
            throw new Rejected(BORN_ALREADY);
        }
        Instant now = clock.instant();
        PersonId child = registry.add(child(mother, born), by);
        newborns.insert(child, born, by, now);
        newborns.relate(child, Relation.Kind.MOTHER, mother, now);
        newborns.relate(mother.id(), Relation.Kind.CHILD, registry.fetch(child), now);
        siblings.forEach(one -> pairs.similar(one.child(), child, Verdict.TWINS, by, now));
        access.log(by, Action.UPDATE, "person.birth", child, mother.id());
        access.log(by, Action.CREATE, "person.birth", child, child);
        return child;
    }

    private static Register child(Person mother, Newborn.Born born) {
        List<Phone> phones = mother.phone().stream()
                .map(phone -> new Phone(phone.number(), Phone.Owner.PARENT, false))
                .toList();
        return new Register(
                new InquiryId(Ids.next()),
                NewbornName.of(mother.name(), born),
                born.sex(),
                null,
                Birth.on(born.on()),
                phones,
                mother.address(),
                List.of(),
                mother.language(),
                List.of(),
                "");
    }

    /** Empty for everybody who was not put on record at her birth. */
    @Transactional
    public Optional<Newborn> find(PersonId child, Actor by) {
        access.require(by, Permission.PERSON_READ);
        return newborns.of(child);
    }

    /** The parents have chosen a name; the number stays. @throws Rejected NOT_A_NEWBORN */
    @Transactional
    public void name(PersonId child, PersonName name, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        if (newborns.of(child).isEmpty()) {
            throw new Rejected(NOT_A_NEWBORN);
        }
        var correction = new Correction(name, null, null, List.of(), null, List.of(), null, List.of());
        corrections.correct(child, _ -> correction, "NAMED", by);
    }

    /** The other children of the same birth. */
    List<Person> others(Newborn child) {
        PersonId mother = child.mother();
        if (mother == null) {
            return List.of();
        }
        List<PersonId> ids = newborns.siblings(mother, child.born().on()).stream()
                .map(Newborn::child)
                .filter(one -> !one.equals(child.child()))
                .toList();
        return List.copyOf(people.fetchAll(ids).values());
    }
}
