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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Households: who lives together, and who stands on one ration card (PER-26). Each person belongs to one of each kind at a time; who moves
 * leaves a row behind that says from when to when, and so does whoever was head.
 */
@Service
public class Households {
    private final Access access;
    private final Discretion discretion;
    private final Registry registry;
    private final PersonSql people;
    private final HouseholdSql households;
    private final Clock clock;

    Households(
            Access access,
            Discretion discretion,
            Registry registry,
            PersonSql people,
            HouseholdSql households,
            Clock clock) {
        this.access = access;
        this.discretion = discretion;
        this.registry = registry;
        this.people = people;
        this.households = households;
        this.clock = clock;
    }

    /**
     * A person's households with everybody in them, as this reader may see them.
     *
     * @param perhaps others at her phone, who may belong to her dwelling
     */
    record Homes(List<Household> households, List<PersonId> perhaps, Map<PersonId, Person> known) {
        Optional<Household> of(Household.Kind kind) {
            return households.stream().filter(home -> home.kind() == kind).findFirst();
        }
    }

    /** With her as the head. @throws Rejected MEMBER_ALREADY of another of this kind */
    @Transactional
    public void begin(PersonId id, Household.Kind kind, String number, Actor by) {
        Person person = hers(id, by);
        if (households.of(person.id(), kind).isPresent()) {
            throw new Rejected(MEMBER_ALREADY);
        }
        Instant now = clock.instant();
        households.join(households.begin(kind, number, by, now), kind, person.id(), true, by, now);
        log(person, by);
    }

    /**
     * Somebody moves in with a person; the household she had is left.
     *
     * @throws Rejected NOT_A_MEMBER when the person has no household of this kind; MEMBER_ALREADY
     */
    @Transactional
    public void join(PersonId id, Household.Kind kind, PersonId mover, Actor by) {
        Person person = hers(id, by);
        Household household = lock(person, kind);
        Person joining = hers(mover, by);
        if (household.stay(joining.id()).isPresent()) {
            throw new Rejected(MEMBER_ALREADY);
        }
        Instant now = clock.instant();
        households
                .of(joining.id(), kind)
                .flatMap(left -> left.stay(joining.id()))
                .ifPresent(stay -> households.leave(stay, "", now));
        households.join(household.id(), kind, joining.id(), household.members().isEmpty(), by, now);
        log(joining, by);
    }

    /** @throws Rejected NOT_A_MEMBER */
    @Transactional
    public void leave(PersonId id, Household.Kind kind, String why, Actor by) {
        Person person = hers(id, by);
        households.leave(stay(lock(person, kind), person), why, clock.instant());
        log(person, by);
    }

    /** She is the head from now on, and whoever was is a member like the others. @throws Rejected NOT_A_MEMBER */
    @Transactional
    public void lead(PersonId id, Household.Kind kind, Actor by) {
        Person person = hers(id, by);
        Household household = lock(person, kind);
        Household.Stay hers = stay(household, person);
        if (hers.head()) {
            return;
        }
        Instant now = clock.instant();
        household.members().stream().filter(Household.Stay::head).forEach(was -> {
            households.leave(was, "", now);
            households.join(household.id(), kind, was.person(), false, by, now);
        });
        households.leave(hers, "", now);
        households.join(household.id(), kind, person.id(), true, by, now);
        log(person, by);
    }

    private Person hers(PersonId id, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        Person person = registry.hold(id);
        discretion.require(person, by);
        return person;
    }

    private Household lock(Person person, Household.Kind kind) {
        households.lock(households.of(person.id(), kind).orElseThrow(() -> new Rejected(NOT_A_MEMBER)));
        return households.of(person.id(), kind).orElseThrow(() -> new Rejected(NOT_A_MEMBER));
    }

    private static Household.Stay stay(Household household, Person person) {
        return household.stay(person.id()).orElseThrow(() -> new Rejected(NOT_A_MEMBER));
    }

    private void log(Person person, Actor by) {
        access.log(by, Action.UPDATE, "person.household", person.id(), person.id());
    }

    /** Everybody shown is logged. @throws Rejected RESTRICTED_PERSON */
    @Transactional
    Homes of(Person person, Actor by) {
        access.require(by, Permission.PERSON_READ);
        discretion.require(person, by);
        Homes homes = homes(person, by);
        homes.known().keySet().forEach(shown -> access.log(by, Action.SEARCH, "person.household", person.id(), shown));
        return homes;
    }

    Homes homes(Person person, Actor by) {
        var hers = new ArrayList<Household>();
        Arrays.stream(Household.Kind.values())
                .forEach(kind -> households.of(person.id(), kind).ifPresent(hers::add));
        var inside = hers.stream()
                .flatMap(home -> home.stays().stream())
                .map(Household.Stay::person)
                .distinct()
                .toList();
        var perhaps = households.atHerPhone(person.id()).stream()
                .filter(other -> !inside.contains(other))
                .toList();
        var ids = Stream.concat(inside.stream(), perhaps.stream()).distinct().toList();
        return new Homes(hers, perhaps, discretion.shown(people.fetchAll(ids), by));
    }
}
