package hims.fhir.search;

import hims.access.PersonId;
import hims.fhir.terms.CodeLists;
import hims.platform.Rejected;
import hims.record.Criterion;
import hims.record.RecordSearch;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import hims.record.SearchParameter;
import hims.record.SearchParameters;
import hims.record.SearchRequest;
import hims.record.SearchScope;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Parameters to criteria. Chains and {@code _has} are searches of their own, within the same limits, whose answer is an id. */
final class CriteriaReader {
    static final int MOST_INNER = 1_000;
    private static final int DEEPEST = 4;

    private final RecordSearch record;
    private final SearchParameters parameters;
    private final SearchScope scope;
    private final ReferenceReader references;
    private final CriterionReader reader;
    private final SearchContext context;
    private final Clock clock;

    CriteriaReader(
            RecordSearch record,
            SearchParameters parameters,
            CodeLists lists,
            SearchContext context,
            SearchScope scope,
            Clock clock) {
        this.record = record;
        this.parameters = parameters;
        this.scope = scope;
        this.context = context;
        this.clock = clock;
        this.references = new ReferenceReader(record, context);
        this.reader = new CriterionReader(references, new CodeReader(lists), clock);
    }

    Criterion read(Asked asked) {
        return read(asked, 0);
    }

    private Criterion read(Asked asked, int depth) {
        if (depth > DEEPEST) {
            throw new Rejected(SearchProblem.SEARCH_TOO_LONG, Map.of("most", DEEPEST));
        }
        if (!asked.chain().isEmpty() && !asked.name().equals("_has")) {
            return chain(asked, depth);
        }
        return switch (asked.name()) {
            case "_id" -> new Criterion.Ids(ids(asked));
            case "_lastUpdated" -> new Criterion.Updated(updated(asked));
            case "_has" -> has(asked, depth);
            case "_list" -> list(asked);
            case "_text", "_content" -> prose(asked, depth);
            case "_query", "_filter", "_type" ->
                throw new Rejected(SearchProblem.PARAMETER_UNSUPPORTED, Map.of("parameter", asked.name()));
            default -> reader.read(parameter(asked), asked);
        };
    }

    /** All words of one of the alternatives. Whether a patient is named is seen when all criteria are read. */
    private static Criterion prose(Asked asked, int depth) {
        if (depth > 0) {
            throw new Rejected(SearchProblem.PARAMETER_UNSUPPORTED, Map.of("parameter", asked.name()));
        }
        if (!asked.modifier().isEmpty()) {
            throw asked.unsupportedModifier();
        }
        return new Criterion.Prose(
                asked.name().equals("_text"),
                asked.values().stream()
                        .map(value -> List.of(Values.plain(value).strip().split("\\s+", -1)))
                        .toList());
    }

    private SearchParameter parameter(Asked asked) {
        return parameters.find(asked.type(), asked.name()).orElseThrow(() -> Asked.unknown(asked.type(), asked.name()));
    }

    private List<Criterion.TimeTest> updated(Asked asked) {
        if (!asked.modifier().isEmpty()) {
            throw asked.unsupportedModifier();
        }
        return DateReader.read(asked, clock.instant());
    }

    private Set<UUID> ids(Asked asked) {
        if (!asked.modifier().isEmpty()) {
            throw asked.unsupportedModifier();
        }
        var ids = new LinkedHashSet<UUID>();
        for (var value : asked.values()) {
            record.key(asked.type(), Values.plain(value))
                    .ifPresent(key -> ids.add(key.id().value()));
        }
        return ids;
    }

    /** {@code subject:Patient.name=Sunita}: first the patients, then what refers to them. */
    private Criterion chain(Asked asked, int depth) {
        var reference = parameter(asked);
        if (reference.kind() != SearchParameter.Kind.REFERENCE) {
            throw chainInvalid(asked.name());
        }
        var found = new ArrayList<String>();
        for (var target : targets(asked, reference)) {
            var inner = read(again(target, asked.chain(), asked.values()), depth + 1);
            for (var resource : search(target, inner)) {
                ReferenceReader.names(resource.key(), resource.name()).forEach(found::add);
            }
        }
        return references.to(reference, found);
    }

    /** The type that is named, or all that may stand there and know the rest of the chain. */
    private List<ResourceType> targets(Asked asked, SearchParameter reference) {
        var first = asked.chain().split("[:.]", 2)[0];
        var named = asked.modifier().isEmpty() ? reference.targets() : List.of(asked.modifier());
        var types = named.stream()
                .flatMap(name -> ResourceType.named(name).stream())
                .filter(context.types())
                .filter(type ->
                        first.startsWith("_") || parameters.find(type, first).isPresent())
                .toList();
        if (types.isEmpty()) {
            throw chainInvalid(asked.name());
        }
        return types;
    }

    private static Rejected chainInvalid(String parameter) {
        return new Rejected(SearchProblem.CHAIN_INVALID, Map.of("parameter", parameter));
    }

    private static Asked again(ResourceType type, String name, List<String> values) {
        var asked = Asked.parse(type, name, "");
        return new Asked(type, asked.name(), asked.modifier(), asked.chain(), values);
    }

    private List<hims.record.StoredResource> search(ResourceType type, Criterion inner) {
        var page = record.page(SearchRequest.of(type, List.of(inner), scope.wide(), MOST_INNER));
        if (page.more()) {
            throw new Rejected(SearchProblem.CHAIN_TOO_WIDE, Map.of("most", MOST_INNER));
        }
        return page.resources();
    }

    /** {@code _has:Observation:patient:code=8867-4}: those that such an Observation refers to. */
    private Criterion has(Asked asked, int depth) {
        var parts = asked.chain().split(":", 3);
        var type = ResourceType.named(parts[0]).filter(context.types()).orElseThrow(() -> chainInvalid("_has"));
        var reference = parts.length < 3
                ? null
                : parameters
                        .find(type, parts[1])
                        .filter(found -> found.kind() == SearchParameter.Kind.REFERENCE)
                        .orElse(null);
        if (reference == null) {
            throw chainInvalid("_has");
        }
        var inner = read(again(type, parts[2], asked.values()), depth + 1);
        var ids = new HashSet<UUID>();
        if (reference.isPerson() && asked.type() == ResourceType.PATIENT) {
            persons(SearchRequest.of(type, List.of(inner), scope.wide(), MOST_INNER))
                    .forEach(person -> context.people().all(person).all().forEach(id -> ids.add(id.value())));
        } else {
            referred(SearchRequest.of(type, List.of(inner), scope.wide(), MOST_INNER), reference, asked.type())
                    .forEach(key -> ids.add(key.id().value()));
        }
        return new Criterion.Ids(ids);
    }

    private Set<PersonId> persons(SearchRequest request) {
        var persons = record.persons(request);
        if (persons.size() > MOST_INNER) {
            throw new Rejected(SearchProblem.CHAIN_TOO_WIDE, Map.of("most", MOST_INNER));
        }
        return persons;
    }

    private List<ResourceKey> referred(SearchRequest request, SearchParameter reference, ResourceType type) {
        var targets = record.referred(request, reference);
        if (targets.size() > MOST_INNER) {
            throw new Rejected(SearchProblem.CHAIN_TOO_WIDE, Map.of("most", MOST_INNER));
        }
        return keys(targets, type);
    }

    private List<ResourceKey> keys(Set<String> targets, ResourceType type) {
        var prefix = type.fhirName() + "/";
        return targets.stream()
                .filter(target -> target.startsWith(prefix))
                .flatMap(target -> record.key(type, target.substring(prefix.length())).stream())
                .toList();
    }

    /** The items of a List. */
    private Criterion list(Asked asked) {
        var item = parameters.find(ResourceType.LIST, "item").orElseThrow();
        var ids = new HashSet<UUID>();
        for (var value : asked.values()) {
            var plain = Values.plain(value);
            var id = plain.startsWith("List/") ? plain.substring(5) : plain;
            var targets = new HashSet<String>();
            record.key(ResourceType.LIST, id).stream()
                    .flatMap(key -> record.fetch(List.of(key), scope).stream())
                    .forEach(list -> record.references(list, List.of(item), targets::add));
            keys(targets, asked.type()).forEach(key -> ids.add(key.id().value()));
        }
        return new Criterion.Ids(ids);
    }
}
