package hims.fhir.search;

import hims.record.Criterion;
import hims.record.RecordSearch;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import hims.record.SearchParameter;
import hims.record.SearchRequest;
import hims.record.SearchScope;
import hims.record.StoredResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What belongs to the resources found, forwards and backwards, no more than a thousand and no deeper than three steps. */
final class Includes {
    static final int MOST = 1_000;
    private static final int DEEPEST = 3;

    private final RecordSearch record;
    private final SearchScope scope;
    private final ReferenceReader references;
    private final Map<ResourceKey, StoredResource> all = new LinkedHashMap<>();
    private final Set<ResourceKey> matches = new HashSet<>();
    private boolean cut;

    Includes(RecordSearch record, SearchScope scope, ReferenceReader references) {
        this.record = record;
        this.scope = scope;
        this.references = references;
    }

    List<StoredResource> of(List<StoredResource> found, List<Include> includes) {
        found.forEach(one -> matches.add(one.key()));
        var from = found;
        for (var step = 0; step < DEEPEST && !from.isEmpty(); step++) {
            var first = step == 0;
            var next = new ArrayList<StoredResource>();
            for (var include : includes) {
                if (first || include.iterate()) {
                    next.addAll(fresh(include.backwards() ? backwards(include, from) : forwards(include, from)));
                }
            }
            from = next;
        }
        return List.copyOf(all.values());
    }

    /** More belonged to them than is shown. */
    boolean cut() {
        return cut;
    }

    private List<StoredResource> fresh(List<StoredResource> found) {
        var fresh = new ArrayList<StoredResource>();
        for (var one : found) {
            if (all.size() >= MOST) {
                cut = true;
            } else if (!matches.contains(one.key()) && all.putIfAbsent(one.key(), one) == null) {
                fresh.add(one);
            }
        }
        return fresh;
    }

    private List<StoredResource> forwards(Include include, List<StoredResource> from) {
        var targets = new LinkedHashSet<String>();
        from.stream()
                .filter(one -> one.key().type() == include.type())
                .forEach(one -> record.references(one, include.by(), targets::add));
        var keys = targets.stream()
                .flatMap(target -> key(target).stream())
                .filter(key -> include.target().isEmpty() || include.target().get() == key.type())
                .filter(key -> !matches.contains(key) && !all.containsKey(key))
                .limit(MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return record.fetch(keys, scope);
    }

    private java.util.Optional<ResourceKey> key(String reference) {
        var slash = reference.indexOf('/');
        return slash < 0 || reference.indexOf('/', slash + 1) > 0
                ? java.util.Optional.empty()
                : ResourceType.named(reference.substring(0, slash))
                        .flatMap(type -> record.key(type, reference.substring(slash + 1)));
    }

    private List<StoredResource> backwards(Include include, List<StoredResource> from) {
        var targets = from.stream()
                .filter(one -> include.target().isEmpty()
                        || include.target().get() == one.key().type())
                .toList();
        if (targets.isEmpty()) {
            return List.of();
        }
        var names = targets.stream()
                .flatMap(one -> ReferenceReader.names(one.key(), one.name()))
                .toList();
        var found = new ArrayList<StoredResource>();
        for (var parameter : include.by()) {
            var page = record.page(SearchRequest.of(
                    include.type(), List.of(refersTo(parameter, names)), near(parameter, targets), MOST));
            cut |= page.more();
            found.addAll(page.resources());
        }
        return found;
    }

    private Criterion refersTo(SearchParameter parameter, List<String> names) {
        return references.to(parameter, names);
    }

    /** Facts about somebody refer to facts about the same person only: their buckets are known. */
    private SearchScope near(SearchParameter parameter, List<StoredResource> targets) {
        var personal = parameter.aboutPerson()
                && targets.stream()
                        .allMatch(one -> one.person() != null && one.key().type() != ResourceType.PATIENT);
        return personal
                ? scope.of(targets.stream()
                        .map(StoredResource::person)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                : scope;
    }
}
