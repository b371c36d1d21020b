package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.person.Finding.Found;
import hims.platform.Ids;
import hims.record.Clearance;
import hims.record.ClinicalRecord;
import hims.record.Draft;
import hims.record.ResourceId;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Writes a new person with all that belongs to her. */
@Component
class Enrolment {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final PersonSql people;
    private final SearchSql search;
    private final PairSql pairs;
    private final CorrectionSql corrections;
    private final PaperSql papers;
    private final Finding finding;
    private final ClinicalRecord record;

    Enrolment(
            PersonSql people,
            SearchSql search,
            PairSql pairs,
            CorrectionSql corrections,
            PaperSql papers,
            Finding finding,
            ClinicalRecord record) {
        this.people = people;
        this.corrections = corrections;
        this.papers = papers;
        this.finding = finding;
        this.search = search;
        this.pairs = pairs;
        this.record = record;
    }

    /** Two desks that register one person at once come one after the other: by name or by phone they meet here. */
    void lock(Traits traits) {
        String name = String.join(
                "+", SearchKeys.codes(traits.name()).stream().sorted().toList());
        Stream.concat(Stream.of("name " + name), traits.phones().stream().map(phone -> "phone " + phone))
                .sorted()
                .forEach(search::lock);
    }

    /** Two files that bring one person at once come one after the other: by a number of hers they meet here. */
    void lock(List<Identifier> identifiers) {
        identifiers.stream()
                .map(identifier -> "identifier " + identifier.system() + "|" + identifier.value())
                .sorted()
                .forEach(search::lock);
    }

    /**
     * A new word of a name is written in a transaction of its own: who comes in a long one would otherwise let everybody wait who
     * registers a namesake.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void learn(Traits traits) {
        search.learn(traits);
    }

    /**
     * Whom another system's number means: the same number, day of birth and sex. A number alone is not enough, as some systems
     * give one to two people.
     */
    Optional<PersonId> identified(Register who) {
        return who.birth() == null || who.identifiers().isEmpty()
                ? Optional.empty()
                : corrections.identified(who.identifiers(), who.birth(), who.sex());
    }

    /** @param alike those on record who are or may be somebody else: each becomes a pair to be looked at */
    PersonId write(Register who, Traits traits, List<Found> alike, Actor by, Instant now) {
        var id = new PersonId(Ids.next());
        var status = status(who);
        boolean inserted = false;
        while (!inserted) {
            inserted = people.insert(id, HealthId.draw(RANDOM), who, status, by, now);
        }
        people.insertName(id, who.name(), now);
        who.phones().forEach(phone -> people.insertPhone(id, phone, now));
        if (who.address() != null) {
            people.insertAddress(id, who.address(), now);
        }
        who.relations().forEach(relation -> people.insertRelation(id, relation, now));
        who.identifiers().forEach(identifier -> corrections.state(id, identifier, now));
        search.put(id, traits);
        put(written(id), by);
        var origin = by.role() == Role.SYSTEM ? Pair.Origin.IMPORT : Pair.Origin.OVERRIDE;
        alike.forEach(found -> pairs.open(id, found.person(), origin, found.score(), who.why(), by, now));
        return id;
    }

    private static Person.Status status(Register who) {
        if (who.death() != null) {
            return Person.Status.DECEASED;
        }
        return who.birth() == null ? Person.Status.PROVISIONAL : Person.Status.SELF_DECLARED;
    }

    /** Writes the Patient of each of these who has none yet. @return how many had none */
    int complete(List<PersonId> some, Actor by) {
        var without = some.stream()
                .filter(id -> record.find(patient(id), Clearance.ALL).isEmpty())
                .toList();
        people.fetchAll(without).values().forEach(person -> put(person, by));
        return without.size();
    }

    private static ResourceKey patient(PersonId id) {
        return new ResourceKey(ResourceType.PATIENT, new ResourceId(id.value()));
    }

    /** After a correction: what she is searched by, her Patient, and who looks like her now. */
    void rewrite(PersonId id, boolean compare, Actor by, Instant now) {
        var person = written(id);
        var traits = Traits.of(person);
        search.put(id, traits);
        record.put(Draft.of(id, patient(person)), by);
        if (compare) {
            finding.same(traits).stream()
                    .filter(found -> !found.person().equals(id))
                    .limit(5)
                    .forEach(found -> pairs.open(id, found.person(), Pair.Origin.SCAN, found.score(), "", by, now));
        }
    }

    /** With a link to each record that was merged into her (PER-57). */
    private ObjectNode patient(Person person) {
        var patient = PatientFhir.of(person, papers.of(person.id()));
        people.everyId(person.id()).merged().forEach(merged -> PatientFhir.link(patient, "replaces", merged));
        return patient;
    }

    /** Her Patient says who took her place. */
    void redirected(Person merged, PersonId keep, Actor by) {
        var patient = PatientFhir.of(merged, List.of()).put("active", false);
        PatientFhir.link(patient, "replaced-by", keep);
        record.put(Draft.of(merged.id(), patient), by);
    }

    private void put(Person person, Actor by) {
        record.put(Draft.of(person.id(), PatientFhir.of(person, papers.of(person.id()))), by);
    }

    private Person written(PersonId id) {
        return Objects.requireNonNull(people.fetchAll(List.of(id)).get(id));
    }

    /** Two who give one number that is one person's (PER-44). */
    void sameNumber(Person one, Person other, Actor by, Instant now) {
        var score = finding.compare(Traits.of(one), Traits.of(other)).with(Reason.IDENTIFIER, Scans.SAME_NUMBER);
        pairs.open(one.id(), other.id(), Pair.Origin.REPORT, score, "", by, now);
    }

    void report(Person one, Person other, Actor by, Instant now) {
        var score = finding.compare(Traits.of(one), Traits.of(other));
        pairs.open(one.id(), other.id(), Pair.Origin.REPORT, score, "", by, now);
    }
}
