package hims.fhir.search;

import hims.access.OpenTo;
import hims.fhir.search.SearchResult.Warning;
import hims.fhir.terms.CodeLists;
import hims.platform.Rejected;
import hims.platform.Vault;
import hims.record.Criterion;
import hims.record.RecordSearch;
import hims.record.ResourceType;
import hims.record.SearchOrder;
import hims.record.SearchParameters;
import hims.record.SearchRequest;
import hims.record.SearchScope;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Searches as FHIR writes them (FHIR-4).
 *
 * <p>The law of pages: in the order of the store (no {@code _sort}, or {@code _sort=_id}) a resource that is there and matches
 * from the first page to the last is in exactly one of them; what is written, changed or deleted meanwhile is in one at most.
 * Sorted by a time or by any other parameters, pages show everything as it was recorded at the moment of the first page, also what was
 * changed since.
 *
 * <p>What was deleted is never found. What was entered in error is found by those who ask for it by name
 * ({@code status=entered-in-error}), so that a copy elsewhere can be corrected, and is hidden from all others, as in the record.
 */
@Service
@OpenTo("the FHIR API, which has checked the actor, says whose facts may be found and audits what was")
public class FhirSearch {
    private static final int MOST_PARAMETERS = 100;
    private static final String ERROR = "entered-in-error";

    private final RecordSearch record;
    private final SearchParameters parameters;
    private final CodeLists lists;
    private final Vault vault;
    private final Clock clock;

    FhirSearch(RecordSearch record, SearchParameters parameters, CodeLists lists, Vault vault, Clock clock) {
        this.record = record;
        this.parameters = parameters;
        this.lists = lists;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * @param query names with all their values, decoded
     * @throws Rejected of {@link SearchProblem}, or SEARCH_TOO_WIDE
     */
    public SearchResult search(ResourceType type, Map<String, List<String>> query, SearchContext context) {
        if (query.values().stream().mapToInt(List::size).sum() > MOST_PARAMETERS) {
            throw new Rejected(SearchProblem.SEARCH_TOO_LONG, Map.of("most", MOST_PARAMETERS));
        }
        var warnings = new ArrayList<Warning>();
        var link = new SearchLink(path(type, context));
        var answer = answer(type, query, context, warnings);
        query.forEach((name, values) -> {
            var unsorted = name.equals("_sort") && !warnings.isEmpty(); // left out, so not part of what was done
            if (!unsorted && (Wanted.NAMES.contains(name) || Wanted.OF_THE_DOOR.contains(name))) {
                link.add(name, values);
            }
        });
        var scope = scope(query, context);
        var criteria = criteria(type, query, context, scope, link, warnings);
        requirePerson(criteria, scope);
        var first = new SearchRequest(type, criteria, scope, answer.order(), null, null, answer.count());
        return new Searched(record, vault, clock, first, answer, link, context, warnings).result();
    }

    /** No index has words: they are read in the record of somebody who is named. */
    private static void requirePerson(List<Criterion> criteria, SearchScope scope) {
        if (scope.persons() == null && criteria.stream().noneMatch(Criterion.OfPersons.class::isInstance)) {
            criteria.stream()
                    .filter(Criterion.Prose.class::isInstance)
                    .map(Criterion.Prose.class::cast)
                    .findFirst()
                    .ifPresent(prose -> {
                        throw new Rejected(
                                SearchProblem.TEXT_NEEDS_PATIENT,
                                Map.of("parameter", prose.narrative() ? "_text" : "_content"));
                    });
        }
    }

    /** What is asked, for those who order and page it themselves; newest first. */
    SearchRequest understood(ResourceType type, Map<String, List<String>> query, SearchContext context) {
        var scope = scope(query, context);
        var criteria = criteria(type, query, context, scope, new SearchLink(""), new ArrayList<>());
        return new SearchRequest(type, criteria, scope, SearchOrder.CLINICAL_DOWN, null, null, Wanted.MOST);
    }

    /** A sort that cannot be done is left out under lenient handling, as FHIR allows. */
    private Wanted answer(
            ResourceType type, Map<String, List<String>> query, SearchContext context, List<Warning> warnings) {
        try {
            return Wanted.read(type, query, parameters);
        } catch (Rejected refusal) {
            if (context.strict() || refusal.problem() != SearchProblem.SORT_UNSUPPORTED) {
                throw refusal;
            }
            warnings.add(warning(refusal));
            var unsorted = new java.util.HashMap<>(query);
            unsorted.remove("_sort");
            return Wanted.read(type, unsorted, parameters);
        }
    }

    private List<Criterion> criteria(
            ResourceType type,
            Map<String, List<String>> query,
            SearchContext context,
            SearchScope scope,
            SearchLink link,
            List<Warning> warnings) {
        var reader = new CriteriaReader(record, parameters, lists, context, scope, clock);
        var criteria = new ArrayList<Criterion>();
        query.forEach((name, values) -> {
            if (Wanted.NAMES.contains(name) || Wanted.OF_THE_DOOR.contains(name)) {
                return;
            }
            try {
                var read = values.stream()
                        .map(value -> Asked.parse(type, name, value))
                        .filter(asked -> !asked.values().isEmpty())
                        .map(reader::read)
                        .toList();
                criteria.addAll(read);
                link.add(name, values);
            } catch (Rejected refusal) {
                if (context.strict() || !isUnknown(refusal)) {
                    throw refusal;
                }
                warnings.add(warning(refusal));
            }
        });
        return criteria;
    }

    private static boolean isUnknown(Rejected refusal) {
        return refusal.problem() == SearchProblem.PARAMETER_UNKNOWN
                || refusal.problem() == SearchProblem.PARAMETER_UNSUPPORTED;
    }

    private static Warning warning(Rejected refusal) {
        var facts = new java.util.TreeMap<String, String>();
        refusal.facts().forEach((name, value) -> facts.put(name, String.valueOf(value)));
        return new Warning((SearchProblem) refusal.problem(), facts);
    }

    private static SearchScope scope(Map<String, List<String>> query, SearchContext context) {
        var compartment = context.compartment();
        var whole = new SearchScope(
                context.clearance(),
                compartment == null ? null : Set.copyOf(compartment.all()),
                context.limit(),
                false);
        var errors = query.entrySet().stream()
                .filter(asked -> !asked.getKey().contains(":not"))
                .anyMatch(asked -> asked.getValue().stream().anyMatch(value -> value.contains(ERROR)));
        return errors ? whole.withErrors() : whole;
    }

    private static String path(ResourceType type, SearchContext context) {
        var compartment = context.compartment();
        return (compartment == null ? "" : "/Patient/" + compartment.survivor().value()) + "/" + type.fhirName();
    }

    /** Names that may stand in a search of this type, for the statement of what the API can do. */
    public Set<String> names(ResourceType type) {
        var names = new HashSet<String>();
        parameters.of(type).forEach(parameter -> names.add(parameter.name()));
        names.addAll(Set.of("_id", "_lastUpdated", "_list", "_has"));
        return names;
    }
}
