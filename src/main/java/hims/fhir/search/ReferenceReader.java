package hims.fhir.search;

import hims.access.PersonId;
import hims.record.Criterion;
import hims.record.RecordSearch;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import hims.record.SearchParameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** References: {@code Type/id}, {@code id} where the type is plain, or a URL; the person of a fact in all her ids. */
final class ReferenceReader {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern LOCAL =
            Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(?:/_history/.{1,64})?");
    private static final String EXPECTED = "[Type]/[id] | [id] | [url]";

    private final RecordSearch record;
    private final SearchContext context;

    ReferenceReader(RecordSearch record, SearchContext context) {
        this.record = record;
        this.context = context;
    }

    Criterion read(SearchParameter parameter, Asked asked) {
        if (asked.modifier().equals("identifier")) {
            return new Criterion.ReferenceIdentifiers(parameter, CodeReader.codes(asked));
        }
        if (!asked.modifier().isEmpty() && ResourceType.named(asked.modifier()).isEmpty()) {
            throw asked.unsupportedModifier();
        }
        var references = asked.values().stream()
                .map(Values::plain)
                .flatMap(value -> references(parameter, asked, value))
                .toList();
        return to(parameter, references);
    }

    /** Whoever is referred to by any of these, written {@code Type/id} or as a URL. */
    Criterion to(SearchParameter parameter, List<String> references) {
        var persons = new HashSet<PersonId>();
        var others = new HashSet<String>();
        for (var reference : references) {
            var people = people(reference);
            if (parameter.isPerson() && reference.startsWith("Patient/")) {
                persons.addAll(people);
            } else {
                others.add(reference);
                people.forEach(person -> others.add("Patient/" + person.value()));
            }
        }
        var parts = new ArrayList<Criterion>();
        if (!persons.isEmpty() || others.isEmpty()) {
            parts.add(new Criterion.OfPersons(persons));
        }
        if (!others.isEmpty()) {
            parts.add(new Criterion.References(parameter, others));
        }
        return parts.size() == 1 ? parts.getFirst() : new Criterion.AnyOf(parts);
    }

    /** All ids of the Patient referred to; none for anything else. */
    private Set<PersonId> people(String reference) {
        var match = LOCAL.matcher(reference);
        if (!match.matches() || !match.group(1).equals("Patient")) {
            return Set.of();
        }
        return record.key(ResourceType.PATIENT, match.group(2))
                .map(key -> Set.copyOf(
                        context.people().all(new PersonId(key.id().value())).all()))
                .orElse(Set.of());
    }

    private Stream<String> references(SearchParameter parameter, Asked asked, String value) {
        var local = value.startsWith(context.base() + "/")
                ? value.substring(context.base().length() + 1)
                : value;
        var match = LOCAL.matcher(local);
        if (match.matches()) {
            return asked.modifier().isEmpty() || asked.modifier().equals(match.group(1))
                    ? Stream.of(match.group(1) + "/" + match.group(2))
                    : Stream.empty();
        }
        if (!ID.matcher(local).matches()) {
            if (local.indexOf(':') < 0) {
                throw asked.invalid(EXPECTED);
            }
            return Stream.of(local);
        }
        return targets(parameter, asked).stream().map(type -> type + "/" + local);
    }

    /** What a plain id may be: a {@code patient} is never a Group, although the definition names both. */
    private static List<String> targets(SearchParameter parameter, Asked asked) {
        if (!asked.modifier().isEmpty()) {
            return List.of(asked.modifier());
        }
        if (parameter.targets().contains("*")) {
            throw asked.invalid("[Type]/[id]");
        }
        return parameter.targets().stream()
                .filter(type -> parameter.paths().stream()
                        .anyMatch(path -> path.target() == null || path.target().equals(type)))
                .toList();
    }

    /** A resource as others may refer to it: by our id, or by the one its sender chose. */
    static Stream<String> names(ResourceKey key, String shown) {
        return Stream.of(key.reference(), key.type().fhirName() + "/" + shown).distinct();
    }
}
