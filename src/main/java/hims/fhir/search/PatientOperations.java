package hims.fhir.search;

import hims.access.OpenTo;
import hims.access.PersonId;
import hims.fhir.search.SearchResult.Entry;
import hims.fhir.search.SearchResult.Mode;
import hims.platform.Rejected;
import hims.platform.Vault;
import hims.record.EverythingRequest;
import hims.record.PersonSet;
import hims.record.RecordSearch;
import hims.record.ResourceType;
import hims.record.SearchPosition;
import hims.record.SearchScope;
import hims.record.StoredResource;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** {@code Patient/$everything} and {@code Observation/$lastn} (FHIR-5): ranges of one person's bucket, sent as they lie there. */
@Service
@OpenTo("the FHIR API, which has checked the actor for this person and audits the read")
public class PatientOperations {
    /** A page where nobody asked for a size: mostly the whole record. */
    private static final int WHOLE = 5_000;

    private static final Set<String> KNOWN = Set.of("_since", "_type", "_count", "start", "end", "_cursor");
    private static final int MOST_OF_A_CODE = 100;

    private final RecordSearch record;
    private final FhirSearch search;
    private final Vault vault;
    private final Clock clock;

    PatientOperations(RecordSearch record, FhirSearch search, Vault vault, Clock clock) {
        this.record = record;
        this.search = search;
        this.vault = vault;
        this.clock = clock;
    }

    /** @throws Rejected PARAMETER_UNKNOWN, VALUE_INVALID, PAGE_INVALID */
    public SearchResult everything(PersonSet person, Map<String, List<String>> query, SearchContext context) {
        query.keySet().stream()
                .filter(name -> !KNOWN.contains(name) && !Wanted.OF_THE_DOOR.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Asked.unknown(ResourceType.PATIENT, name);
                });
        var link = new SearchLink("/Patient/" + person.survivor().value() + "/$everything");
        query.forEach(link::add);
        var scope = new SearchScope(context.clearance(), null, context.limit(), false);
        var request = request(query, scope, count(query));
        var cursor = one(query, "_cursor");
        var from = cursor.isEmpty() ? null : PageCursor.open(cursor, vault, link.search());
        var found = found(person, request, from, context.limit());
        var more = found.size() > request.most() - 1;
        var shown = more ? found.subList(0, request.most() - 1) : found;
        var next = more ? next(person, shown.getLast(), link) : null;
        return new SearchResult(
                shown.stream().map(one -> new Entry(one, Mode.MATCH)).toList(),
                more || from != null ? null : (long) shown.size(),
                context.base(),
                context.base() + link.self(cursor),
                next == null ? null : context.base() + next,
                List.of(),
                Shape.WHOLE,
                true);
    }

    /** One id of the person after the other; the position says whose page it is. */
    private List<StoredResource> found(
            PersonSet person, EverythingRequest request, @Nullable PageCursor from, @Nullable Set<PersonId> limit) {
        var found = new ArrayList<StoredResource>();
        var ids = person.all();
        var first = from == null ? 0 : (int) from.position().at().getEpochSecond();
        for (var n = first; n < ids.size() && found.size() < request.most(); n++) {
            if (limit == null || limit.contains(ids.get(n))) {
                var page = from == null || n > first
                        ? request
                        : request.after(
                                from.position().bucket(), from.position().rid());
                found.addAll(record.everything(ids.get(n), page));
            }
        }
        return found;
    }

    private String next(PersonSet person, StoredResource last, SearchLink link) {
        var whose = person.all().indexOf(last.person());
        var position = new SearchPosition(
                Instant.ofEpochSecond(whose),
                last.key().type().number(),
                last.key().id().value());
        return link.next(new PageCursor(position, clock.instant()).seal(vault, link.search()));
    }

    private EverythingRequest request(Map<String, List<String>> query, SearchScope scope, int count) {
        var types = new HashSet<ResourceType>();
        for (var name : String.join(",", query.getOrDefault("_type", List.of())).split(",", -1)) {
            if (!name.isBlank()) {
                types.add(ResourceType.named(name.strip()).orElseThrow(() -> invalid("_type", "[Type],[Type]")));
            }
        }
        var request = EverythingRequest.of(scope, count + 1);
        var since = one(query, "_since");
        var start = one(query, "start");
        var end = one(query, "end");
        return request.of(
                        types,
                        since.isEmpty()
                                ? request.since()
                                : date("_since", since).from())
                .between(
                        start.isEmpty() ? request.from() : date("start", start).from(),
                        end.isEmpty() ? request.until() : date("end", end).until());
    }

    private hims.record.Criterion.TimeTest date(String name, String value) {
        var asked = new Asked(ResourceType.PATIENT, name, "", "", List.of(value));
        return DateReader.read(asked, clock.instant()).getFirst();
    }

    private static int count(Map<String, List<String>> query) {
        var text = one(query, "_count");
        if (!text.isEmpty() && !text.matches("[1-9]\\d{0,8}")) {
            throw invalid("_count", "1 - " + WHOLE);
        }
        return text.isEmpty() ? WHOLE : Math.min(WHOLE, Integer.parseInt(text));
    }

    /** The latest observations of each code: {@code max} of them, one where nothing is said. The patient must be named. */
    public SearchResult lastOfEach(Map<String, List<String>> query, SearchContext context) {
        var max = one(query, "max");
        if (!max.isEmpty() && !max.matches("[1-9]\\d{0,2}")) {
            throw invalid("max", "1 - " + MOST_OF_A_CODE);
        }
        var found = record.newestOfEachCode(
                search.understood(ResourceType.OBSERVATION, without(query), context),
                max.isEmpty() ? 1 : Math.min(MOST_OF_A_CODE, Integer.parseInt(max)));
        var link = new SearchLink("/Observation/$lastn");
        query.forEach(link::add);
        return new SearchResult(
                found.stream().map(one -> new Entry(one, Mode.MATCH)).toList(),
                (long) found.size(),
                context.base(),
                context.base() + link.search(),
                null,
                List.of(),
                Shape.WHOLE,
                true);
    }

    private static Map<String, List<String>> without(Map<String, List<String>> query) {
        var rest = new java.util.LinkedHashMap<>(query);
        rest.remove("max");
        if (rest.keySet().stream().noneMatch(name -> name.startsWith("patient") || name.startsWith("subject"))) {
            throw invalid("patient", "Patient/[id]");
        }
        return rest;
    }

    private static Rejected invalid(String parameter, String expected) {
        return new Rejected(SearchProblem.VALUE_INVALID, Map.of("parameter", parameter, "expected", expected));
    }

    private static String one(Map<String, List<String>> query, String name) {
        var values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }
}
