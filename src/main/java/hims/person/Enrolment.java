package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.person.Finding.Found;
import hims.platform.Ids;
import hims.record.ClinicalRecord;
import hims.record.Draft;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes a new person with all that belongs to her. */
@Component
class Enrolment {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final PersonSql people;
    private final SearchSql search;
    private final PairSql pairs;
    private final ClinicalRecord record;

    Enrolment(PersonSql people, SearchSql search, PairSql pairs, ClinicalRecord record) {
        this.people = people;
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

    /** @param alike those on record who are somebody else, as the clerk says: each becomes a pair to be looked at */
    PersonId write(Register who, Traits traits, List<Found> alike, Actor by, Instant now) {
        var id = new PersonId(Ids.next());
        var status = who.birth() == null ? Person.Status.PROVISIONAL : Person.Status.SELF_DECLARED;
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
        search.put(id, traits);
        record.put(Draft.of(id, PatientFhir.of(written(id))), by);
        alike.forEach(found -> pairs.open(id, found.person(), "OVERRIDE", found.score(), who.why(), by, now));
        return id;
    }

    private Person written(PersonId id) {
        return Objects.requireNonNull(people.fetchAll(List.of(id)).get(id));
    }

    void report(PersonId one, PersonId other, Actor by, Instant now) {
        pairs.open(one, other, "REPORT", new Score(0, List.of()), "", by, now);
    }
}
