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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who belongs to a person (PER-25): somebody on record, who then has her as a relation too, or a name in plain text. A relation ends with
 * a reason and stays to be read.
 */
@Service
public class Relations {
    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");
    private final Access access;
    private final Discretion discretion;
    private final Registry registry;
    private final PersonSql people;
    private final KinSql kins;
    private final Enrolment enrolment;
    private final Clock clock;

    Relations(
            Access access,
            Discretion discretion,
            Registry registry,
            PersonSql people,
            KinSql kins,
            Enrolment enrolment,
            Clock clock) {
        this.access = access;
        this.discretion = discretion;
        this.registry = registry;
        this.people = people;
        this.kins = kins;
        this.enrolment = enrolment;
        this.clock = clock;
    }

    /** Her relations with the people on record whom they lead to, as this reader may see them. */
    record Family(List<Kin> kins, List<Kin> namedBy, Map<PersonId, Person> known) {}

    /**
     * @throws Rejected UNKNOWN_PERSON; RELATION_TO_SELF; GUARDIAN_NOT_ADULT; RELATION_KNOWN; RESTRICTED_PERSON
     */
    @Transactional
    public UUID add(PersonId id, Kin.Given given, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        Person person = registry.hold(id);
        discretion.require(person, by);
        Person other = given.number() == null ? null : other(given.number());
        require(person, given, other);
        Instant now = clock.instant();
        people.sign(by, "relation on record", "RELATION");
        if (other == null) {
            UUID kin =
                    kins.insert(person.id(), given.kind(), given.name(), null, given.phone(), given.emergency(), now);
            written(person, kin, by, now);
            return kin;
        }
        UUID kin = put(person, given.kind(), other, phone(given, other), given.emergency(), now);
        given.kind().reverse(person.sex()).ifPresent(reverse -> {
            put(other, reverse, person, "", false, now);
            written(other, kin, by, now);
        });
        written(person, kin, by, now);
        return kin;
    }

    /** Takes the place of the same relative in plain text, of whom it is known now who she is. */
    private UUID put(Person person, Relation.Kind kind, Person other, String phone, boolean emergency, Instant now) {
        Optional<Kin> said = kins.of(person.id()).stream()
                .filter(kin -> kin.stands() && kin.other() == null && kin.kind() == kind)
                .filter(kin -> kin.name().equalsIgnoreCase(other.name().full()))
                .findFirst();
        said.ifPresent(kin -> kins.end(kin, person.id(), now));
        return kins.insert(
                person.id(),
                kind,
                name(other),
                other.id(),
                phone.isEmpty() ? said.map(Kin::phone).orElse("") : phone,
                emergency || said.filter(Kin::emergency).isPresent(),
                now);
    }

    private Person other(HealthId number) {
        Person found = registry.find(number).orElseThrow(() -> new Rejected(UNKNOWN_PERSON));
        return registry.hold(found.id());
    }

    private void require(Person person, Kin.Given given, @Nullable Person other) {
        if (other == null) {
            return;
        }
        if (other.id().equals(person.id())) {
            throw new Rejected(RELATION_TO_SELF);
        }
        if (isMinor(given.kind() == Relation.Kind.GUARDIAN ? other : null)
                || isMinor(given.kind() == Relation.Kind.WARD ? person : null)) {
            throw new Rejected(GUARDIAN_NOT_ADULT);
        }
        if (kins.of(person.id()).stream()
                .anyMatch(kin ->
                        kin.stands() && kin.kind() == given.kind() && other.id().equals(kin.other()))) {
            throw new Rejected(RELATION_KNOWN);
        }
    }

    /** Surely under age; whose age nobody knows is taken at her word. */
    private boolean isMinor(@Nullable Person person) {
        Birth birth = person == null ? null : person.birth();
        return birth != null && birth.from().plusYears(Kin.OF_AGE).isAfter(LocalDate.ofInstant(clock.instant(), CITY));
    }

    /** A confidential relative is named nowhere but on her own page. */
    private static String name(Person other) {
        return other.confidential() ? "" : other.name().spoken();
    }

    private static String phone(Kin.Given given, Person other) {
        boolean own = given.phone().isEmpty() && !other.confidential();
        return own ? other.phone().map(Phone::number).orElse("") : given.phone();
    }

    private void written(Person person, UUID kin, Actor by, Instant now) {
        enrolment.rewrite(person.id(), false, by, now);
        access.log(by, Action.UPDATE, "person.relation", kin, person.id());
    }

    /** Hers, and what she is to the other. @throws Rejected UNKNOWN_RELATION, also for one that has ended */
    @Transactional
    public void end(PersonId id, UUID kinId, String why, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        Person person = registry.hold(id);
        discretion.require(person, by);
        Kin kin = kins.find(kinId, person.id()).filter(Kin::stands).orElseThrow(() -> new Rejected(UNKNOWN_RELATION));
        Instant now = clock.instant();
        people.sign(by, "relation ended: " + why, "RELATION");
        kins.end(kin, person.id(), now);
        written(person, kinId, by, now);
        PersonId other = kin.other();
        if (other != null) {
            kin.kind().reverse(person.sex()).ifPresent(reverse -> {
                kins.endReverse(reverse, other, person.id(), now);
                written(registry.fetch(other), kinId, by, now);
            });
        }
    }

    /** @throws Rejected RESTRICTED_PERSON */
    @Transactional
    Family of(Person person, Actor by) {
        access.require(by, Permission.PERSON_READ);
        discretion.require(person, by);
        access.log(by, Action.READ, "person.relation", person.id(), person.id());
        return family(person, by);
    }

    Family family(Person person, Actor by) {
        List<Kin> own = kins.of(person.id());
        List<Kin> namedBy = kins.namedBy(person.id());
        var ids = Stream.concat(own.stream(), namedBy.stream())
                .flatMap(kin -> Optional.ofNullable(kin.other()).stream())
                .distinct()
                .toList();
        return new Family(own, namedBy, discretion.shown(people.fetchAll(ids), by));
    }
}
