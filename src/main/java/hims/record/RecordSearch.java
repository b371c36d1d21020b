package hims.record;

import hims.access.OpenTo;
import hims.access.PersonId;
import hims.platform.Rejected;
import hims.record.SearchSql.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds resources by criteria. The index narrows, the values decide ({@link Match}); what the reader may not see is left out in
 * the statement itself. Callers have checked authority and audit.
 */
@Service
@OpenTo("the FHIR API and others who have checked the actor; a scope says what may be found")
public class RecordSearch {
    /** So many rows are looked at for one page, no more. */
    private static final int EXAMINED = 20_000;

    private static final int LARGEST_BITE = 2_000;

    /** @param positions of each of the resources */
    public record Page(List<StoredResource> resources, List<SearchPosition> positions, boolean more) {}

    private final SearchSql sql;
    private final NameSql names;
    private final SearchParameters parameters;
    private final TransactionTemplate transaction;

    RecordSearch(SearchSql sql, NameSql names, SearchParameters parameters, TransactionTemplate transaction) {
        this.sql = sql;
        this.names = names;
        this.parameters = parameters;
        this.transaction = transaction;
    }

    /** @throws Rejected SEARCH_TOO_WIDE when the index narrows so little that too many values would have to be read */
    public Page page(SearchRequest request) {
        var kept = new ArrayList<Found>();
        each(request, found -> {
            kept.add(found);
            return kept.size() <= request.most();
        });
        var more = kept.size() > request.most();
        var shown = more ? kept.subList(0, request.most()) : kept;
        return new Page(
                shown.stream().map(Found::stored).toList(),
                shown.stream().map(Found::position).toList(),
                more);
    }

    /**
     * A page in an order that no index has: everything found is read, and a page of it kept.
     *
     * @param request in the order of the store, as of a moment where it shall not move between the pages
     * @param after where the page before ended; null for the first
     * @throws Rejected SEARCH_TOO_WIDE when more is found than can be put in order
     */
    public Page sorted(SearchRequest request, List<SortKey> keys, @Nullable SearchPosition after) {
        var sorted = new SortedSearch(keys, request.most(), after == null ? SearchPosition.START : after);
        each(request.most(LARGEST_BITE), found -> {
            sorted.add(found);
            return true;
        });
        return sorted.page();
    }

    private interface Reader {
        /** @return whether it wants more */
        boolean read(Found found);
    }

    /** Bite by bite: the first is the page itself, as mostly everything found is kept. */
    private void each(SearchRequest request, Reader reader) {
        var examined = 0;
        var bite = Math.min(request.most() + 1, LARGEST_BITE);
        var after = request.after();
        while (true) {
            var next = new SearchRequest(
                    request.type(), request.all(), request.scope(), request.order(), after, request.asOf(), bite);
            var conditions = new SearchConditions(next, parameters);
            var rows = conditions.wide() ? wide(next, conditions) : sql.page(next, conditions);
            var recheck = new Recheck(request.all(), conditions.exact());
            for (var row : rows) {
                if (recheck.keeps(row) && !reader.read(row)) {
                    return;
                }
            }
            examined += rows.size();
            if (rows.size() < bite) {
                return;
            }
            if (examined >= EXAMINED) {
                throw new Rejected(RecordProblem.SEARCH_TOO_WIDE, Map.of("examined", EXAMINED));
            }
            after = rows.getLast().position();
            bite = Math.min(Math.max(bite * 4, 100), LARGEST_BITE);
        }
    }

    /** Across the city a plan made for other codes may be a thousand times worse. */
    private List<Found> wide(SearchRequest request, SearchConditions conditions) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            sql.planEachTime();
            return sql.page(request, conditions);
        }));
    }

    /** How many there are, no more than the limit. */
    public long count(SearchRequest request, int limit) {
        var conditions = new SearchConditions(request, parameters);
        if (conditions.exact()) {
            return sql.count(conditions, limit);
        }
        var counted = new int[1];
        each(request.most(LARGEST_BITE), _ -> ++counted[0] < limit);
        return counted[0];
    }

    /** Whose facts are found; one more than the most where there are more. */
    public Set<PersonId> persons(SearchRequest request) {
        var persons = new HashSet<PersonId>();
        each(request.most(LARGEST_BITE), found -> {
            var person = found.stored().person();
            if (person != null) {
                persons.add(person);
            }
            return persons.size() <= request.most();
        });
        return persons;
    }

    /** What the resources found refer to by this parameter, as it stands there. */
    public Set<String> referred(SearchRequest request, SearchParameter reference) {
        var targets = new HashSet<String>();
        each(request, found -> {
            references(found.stored(), List.of(reference), targets::add);
            return targets.size() <= request.most();
        });
        return targets;
    }

    /** Every reference that these parameters read from a resource. */
    public void references(StoredResource resource, List<SearchParameter> by, Consumer<String> found) {
        var elements = new HashSet<String>();
        by.forEach(parameter -> parameter.paths().forEach(path -> elements.add(path.head())));
        var values = Slice.of(resource.bytes(), elements);
        for (var parameter : by) {
            for (var path : parameter.paths()) {
                path.each(values, value -> {
                    var text = value.isObject() ? value.path("reference").asString("") : value.asString("");
                    if (!text.isEmpty()) {
                        found.accept(Indexer.versionless(text));
                    }
                });
            }
        }
    }

    /** The newest resources of each code, the newest codes first. */
    public List<StoredResource> newestOfEachCode(SearchRequest request, int each) {
        var byCode = new LinkedHashMap<String, List<StoredResource>>();
        each(request, found -> {
            var same = byCode.computeIfAbsent(code(found.stored()), _ -> new ArrayList<>());
            if (same.size() < each) {
                same.add(found.stored());
            }
            return true;
        });
        return byCode.values().stream().flatMap(List::stream).toList();
    }

    private static String code(StoredResource resource) {
        var code = Slice.of(resource.bytes(), Set.of("code")).path("code");
        var first = code.path("coding").path(0);
        return first.isMissingNode()
                ? Indexer.fold(code.path("text").asString(""))
                : first.path("system").asString("") + "|" + first.path("code").asString("");
    }

    /** Those of the keys that are there and within the scope. */
    public List<StoredResource> fetch(Collection<ResourceKey> keys, SearchScope scope) {
        return keys.isEmpty()
                ? List.of()
                : sql.fetch(keys, scope).stream().filter(scope::includes).toList();
    }

    /** The resource of this id, whether we or its sender chose it. */
    public Optional<ResourceKey> key(ResourceType type, String id) {
        return ResourceKey.find(type.fhirName() + "/" + id).or(() -> names.find(type, id));
    }

    /** A page of all about a person; the pages of a person with several ids follow each other. */
    public List<StoredResource> everything(PersonId person, EverythingRequest request) {
        return sql.everything(person, request);
    }
}
