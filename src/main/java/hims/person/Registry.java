package hims.person;

import static hims.person.PersonProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Basis;
import hims.access.OpenTo;
import hims.access.Permission;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.audit.Action;
import hims.person.Finding.Found;
import hims.platform.Commands;
import hims.platform.Rejected;
import hims.record.PersonSet;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The people of the city: adds and reads them. Whoever asks by the id of a merged person gets the one that survives. */
@Service
public class Registry {
    private static final Duration AT_THE_DESK = Duration.ofDays(1);
    private final Access access;
    private final PersonSql people;
    private final DeskSql desk;
    private final Finding finding;
    private final Enrolment enrolment;
    private final Commands commands;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Registry(
            Access access,
            PersonSql people,
            DeskSql desk,
            Finding finding,
            Enrolment enrolment,
            Commands commands,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.people = people;
        this.desk = desk;
        this.finding = finding;
        this.enrolment = enrolment;
        this.commands = commands;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds a person, once for each key. A trusted source (the program itself) needs no search before and has compared for itself.
     *
     * @throws Rejected SEARCH_FIRST without a search in this session; LOOKS_ALIKE when somebody on record may be the same person
     *     and is not among {@code differentFrom}, also when another desk added her this second
     */
    public PersonId register(Register who, Actor by, String key) {
        return register(who, by, key, _ -> {});
    }

    /** @param alike told who may be the same person, before LOOKS_ALIKE is thrown */
    PersonId register(Register who, Actor by, String key, Consumer<List<Match>> alike) {
        access.require(by, Permission.PERSON_REGISTER);
        String hash = Commands.hash(who.toString().getBytes(StandardCharsets.UTF_8));
        String id = commands.once(key, by.user().value(), "person.register", hash, () -> {
            if (by.role() != Role.SYSTEM) {
                requireSearch(who.inquiry(), by);
            }
            return enrol(who, by, alike).toString();
        });
        return new PersonId(UUID.fromString(id));
    }

    /**
     * Adds a person whom another program sends, in the caller's transaction: nobody sat at a search, so the comparison is all there is.
     *
     * @throws Rejected LOOKS_ALIKE as {@link #register}; {@link #alike} names them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public PersonId admit(Register who, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        return enrol(who, by, _ -> {});
    }

    /**
     * Adds somebody out of the records of another system, in the caller's transaction, unless she came before. Nobody is asked and
     * nobody refused: whoever looks like her becomes a pair for the records department.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Received receive(Register who, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        enrolment.lock(who.identifiers());
        return enrolment
                .identified(who)
                .map(known -> new Received(known, true, List.of()))
                .orElseGet(() -> addUnasked(who, by));
    }

    /** As {@link #receive}, of one who is known to have come under none of her numbers before. */
    Received addUnasked(Register who, Actor by) {
        var traits = Traits.of(who);
        enrolment.learn(traits);
        var alike = alike(traits);
        return new Received(add(who, traits, alike, by), false, matches(alike));
    }

    private PersonId enrol(Register who, Actor by, Consumer<List<Match>> tell) {
        var traits = Traits.of(who);
        List<Found> alike = List.of();
        if (by.role() != Role.SYSTEM) {
            enrolment.lock(traits);
            alike = alike(traits);
            if (!alike.stream().allMatch(found -> who.differentFrom().contains(found.person()))) {
                tell.accept(matches(alike));
                throw new Rejected(LOOKS_ALIKE);
            }
        }
        return add(who, traits, alike, by);
    }

    /** Adds somebody whom nothing known could be compared by: unknown people and newborns. The calling use case asks for authority. */
    @Transactional(propagation = Propagation.MANDATORY)
    PersonId add(Register who, Actor by) {
        return add(who, Traits.of(who), List.of(), by);
    }

    private PersonId add(Register who, Traits traits, List<Found> alike, Actor by) {
        Instant now = clock.instant();
        PersonId id = enrolment.write(who, traits, alike, by, now);
        access.log(by, Action.CREATE, "person", id, id);
        if (!by.facility().equals(UnitId.CITY)) {
            access.relate(id, by.facility(), Basis.REGISTRATION, id.value(), now.plus(AT_THE_DESK));
        }
        events.publishEvent(new PersonRegistered(id, by.facility(), now));
        return id;
    }

    private void requireSearch(InquiryId inquiry, Actor by) {
        if (desk.asked(inquiry, by).isEmpty()) {
            throw new Rejected(SEARCH_FIRST);
        }
    }

    /** Those on record who may be the person being registered, best first; shown at the form (PER-6). */
    @Transactional
    public List<Match> alike(Register who, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        return logged(matches(alike(Traits.of(who))), who, by);
    }

    /** One whom a sender names by her own number: her identity lines, logged as a comparison. @throws Rejected UNKNOWN_PERSON */
    @Transactional
    public Person match(PersonId id, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        Person person = fetch(id);
        access.log(by, Action.SEARCH, "person", person.id(), person.id());
        return person.masked();
    }

    /** Logs that these were shown as alike. */
    @Transactional
    List<Match> logged(List<Match> alike, Register who, Actor by) {
        alike.forEach(one -> access.log(
                by, Action.SEARCH, "person", who.inquiry(), one.person().id()));
        return alike;
    }

    private List<Found> alike(Traits traits) {
        return finding.same(traits).stream().limit(5).toList();
    }

    List<Match> matches(List<Found> found) {
        Map<PersonId, Person> known =
                people.fetchAll(found.stream().map(Found::person).toList());
        return found.stream()
                .flatMap(one ->
                        Optional.ofNullable(known.get(one.person())).map(person -> match(person, one.score())).stream())
                .toList();
    }

    private static Match match(Person person, Score score) {
        return new Match(person.masked(), score.reasons(), score.band() == Score.Band.PROBABLE);
    }

    /** Two rows on record that somebody takes for one person: a pair for the records department. Nothing is merged. */
    @Transactional
    public void report(PersonId one, PersonId other, Actor by) {
        access.require(by, Permission.PERSON_READ);
        Map<PersonId, Person> both = people.fetchAll(List.of(one, other));
        Person first = both.get(one);
        Person second = both.get(other);
        if (first == null || second == null || first.id().equals(second.id())) {
            throw new Rejected(UNKNOWN_PERSON);
        }
        enrolment.report(first, second, by, clock.instant());
        access.log(by, Action.UPDATE, "person.pair", one, one);
        access.log(by, Action.UPDATE, "person.pair", other, other);
    }

    /** Reads one person and logs it. @throws Rejected UNKNOWN_PERSON */
    @Transactional
    public Person fetch(PersonId id, Actor by) {
        access.require(by, Permission.PERSON_READ);
        Person person = fetch(id);
        access.log(by, Action.READ, "person", person.id(), person.id());
        return person;
    }

    /** As {@link #fetch(PersonId, Actor)}, and remembers the person among the last ones of this desk (PER-3). */
    @Transactional
    public Person open(PersonId id, Actor by) {
        Person person = fetch(id, by);
        desk.opened(place(by), person.id(), clock.instant());
        return person;
    }

    /** @throws Rejected UNKNOWN_PERSON */
    @Transactional(readOnly = true)
    @OpenTo("modules that have asked for authority and log the act themselves")
    public Person fetch(PersonId id) {
        return find(id).orElseThrow(() -> new Rejected(UNKNOWN_PERSON));
    }

    @Transactional(readOnly = true)
    @OpenTo("modules that have asked for authority and log the act themselves")
    public Optional<Person> find(PersonId id) {
        return Optional.ofNullable(people.fetchAll(List.of(id)).get(id));
    }

    @Transactional(readOnly = true)
    @OpenTo("modules that have asked for authority and log the act themselves")
    public Optional<Person> find(HealthId healthId) {
        return people.findByHealthId(healthId).flatMap(this::find);
    }

    /** By the id asked for; one that is unknown is not in it. */
    @Transactional(readOnly = true)
    @OpenTo("modules that have asked for authority and log the act themselves")
    public Map<PersonId, Person> fetchAll(Collection<PersonId> ids) {
        return people.fetchAll(ids);
    }

    /**
     * The person as she is now, held until the caller's transaction ends: whoever merges her waits, and whoever writes after a merge
     * writes to the survivor (PER-52). For writers of rows that name a person.
     *
     * @throws Rejected UNKNOWN_PERSON
     */
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo("modules that have asked for authority and log the act themselves")
    public Person hold(PersonId id) {
        PersonId held = id;
        PersonId survivor = people.hold(held).orElseThrow(() -> new Rejected(UNKNOWN_PERSON));
        while (!survivor.equals(held)) {
            held = survivor;
            survivor = people.hold(held).orElseThrow(() -> new Rejected(UNKNOWN_PERSON));
        }
        return fetch(held);
    }

    /** One human being under all her ids, whichever of them is asked for (REC-6); an id that is unknown stands for itself. */
    @Transactional(readOnly = true)
    @OpenTo("modules that have asked for authority and log the act themselves")
    public PersonSet everyId(PersonId any) {
        return people.everyId(any);
    }

    /** The desk, or the whole facility for those who have none. */
    static UnitId place(Actor by) {
        UnitId place = by.place();
        return place == null ? by.facility() : place;
    }
}
