package hims.record;

import static java.util.stream.Collectors.groupingBy;

import hims.access.PersonId;
import hims.platform.Rejected;
import hims.record.shape.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What one person's facts refer to must be there and be hers, and nothing happened to her before she was born. */
@Component
class TargetCheck {
    private final RecordSql sql;
    private final NameSql names;

    TargetCheck(RecordSql sql, NameSql names) {
        this.sql = sql;
        this.names = names;
    }

    /** Two statements for each person, whatever the number of resources. */
    void check(List<Prepared> batch, Set<ResourceKey> announced) {
        batch.stream()
                .filter(prepared -> prepared.people() != null)
                .collect(groupingBy(prepared -> Objects.requireNonNull(prepared.people())))
                .forEach((people, facts) -> check(people, facts, announced));
    }

    private void check(PersonSet people, List<Prepared> facts, Set<ResourceKey> announced) {
        var missing = references(people, facts);
        missing.removeAll(announced);
        missing = missing.isEmpty() ? missing : renamed(missing, announced);
        for (var person : people.all()) {
            var hers = missing.stream()
                    .filter(key -> key.bucket() == Buckets.hash(person.value()))
                    .toList();
            if (!hers.isEmpty()) {
                missing.removeAll(sql.present(person, hers));
            }
        }
        if (!missing.isEmpty()) {
            throw missing(missing.iterator().next().reference(), facts);
        }
        birth(people.survivor(), facts).ifPresent(born -> facts.forEach(fact -> notBefore(born, fact)));
    }

    /** Names the fact that refers to it too, where it does so in these words. */
    private static Rejected missing(String reference, List<Prepared> facts) {
        var refused = new Rejected(RecordProblem.REFERENCE_MISSING, Map.of("reference", reference));
        for (var fact : facts) {
            var found = new ArrayList<String>();
            fact.eachReference(each -> found.add(each.path("reference").asString()));
            if (found.contains(reference)) {
                return refused.with("resource", fact.key().reference());
            }
        }
        return refused;
    }

    /** An id that its sender chose stands for the one the resource is kept by. */
    private Set<ResourceKey> renamed(Set<ResourceKey> keys, Set<ResourceKey> announced) {
        var stored = names.find(keys);
        var all = new LinkedHashSet<ResourceKey>();
        keys.forEach(key -> all.add(stored.getOrDefault(key, key)));
        all.removeAll(announced);
        return all;
    }

    /** The facts of persons that are referred to but are not in the batch themselves. */
    private static Set<ResourceKey> references(PersonSet people, List<Prepared> facts) {
        var keys = new LinkedHashSet<ResourceKey>();
        facts.stream()
                .filter(fact -> fact.key().type() != ResourceType.PATIENT) // Patient.link names other people
                .forEach(fact -> fact.eachReference(reference ->
                        ResourceKey.find(reference.path("reference").asString()).ifPresent(keys::add)));
        facts.forEach(fact -> keys.remove(fact.key()));
        keys.removeIf(key -> key.type() == ResourceType.PATIENT
                ? people.includes(new PersonId(key.id().value()))
                : Structure.of(key.type()).patient() == null);
        return keys;
    }

    /** Known to the day; an estimated birth, stated as a year, forbids nothing. */
    private Optional<Instant> birth(PersonId person, List<Prepared> facts) {
        return facts.stream()
                .filter(fact -> fact.key().type() == ResourceType.PATIENT)
                .findFirst()
                .map(patient -> Extract.when(ResourceType.PATIENT, patient.resource()))
                .orElseGet(() -> sql.birth(person))
                .filter(span -> span.from().plus(Duration.ofDays(1)).equals(span.until()))
                .map(FhirDates.Interval::from);
    }

    private static void notBefore(Instant birth, Prepared fact) {
        var when = Extract.when(fact.key().type(), fact.resource());
        if (when.isPresent() && !when.get().until().isAfter(birth)) {
            var dates = Structure.of(fact.key().type()).dates().stream();
            var date = dates.filter(fact.resource()::has).findFirst().orElseThrow();
            throw Prepared.invalid(fact.key().type().fhirName(), date, Rule.BEFORE_BIRTH)
                    .with("resource", fact.key().reference());
        }
    }
}
