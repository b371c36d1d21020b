package hims.fhir.search;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.platform.Ids;
import hims.record.Clearance;
import hims.record.ClinicalRecord;
import hims.record.Draft;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts resources into the record and searches for them, in the words of FHIR. */
final class Shelf {
    static final String BASE = "https://hims.test/fhir";
    static final SearchContext CONTEXT =
            new SearchContext(Clearance.NONE, BASE, true, null, null, People.UNMERGED, _ -> true);
    static final Actor DR_ASHA = new Actor(
            new UserId(Ids.next()), "Dr Asha Verma", Role.DOCTOR, UnitId.of("LNH"), null, "test", "127.0.0.1");

    private final FhirSearch search;
    private final ClinicalRecord record;
    private final TransactionTemplate transaction;
    private final Map<String, ResourceKey> named = new LinkedHashMap<>();

    Shelf(FhirSearch search, ClinicalRecord record, TransactionTemplate transaction) {
        this.search = search;
        this.record = record;
        this.transaction = transaction;
    }

    static PersonId somebody() {
        return new PersonId(Ids.next());
    }

    /** @param json with single quotes */
    @SuppressWarnings("AnnotateFormatMethod") // a test that gives too few values fails at once
    static ObjectNode json(String json, Object... values) {
        var text = json.formatted(values).replace('\'', '"');
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }

    /** Under a name by which {@link #find} speaks of it. */
    ResourceKey put(String name, @Nullable PersonId person, String json, Object... values) {
        var draft = person == null ? Draft.ofCity(json(json, values)) : Draft.of(person, json(json, values));
        var written = Objects.requireNonNull(transaction.execute(
                _ -> record.createAll(List.of(draft), DR_ASHA).getFirst()));
        named.put(name, written.key());
        return written.key();
    }

    ResourceKey patient(String name, PersonId person, String elements, Object... values) {
        return put(
                name, person, "{'resourceType':'Patient'" + (elements.isEmpty() ? "" : ",") + elements + "}", values);
    }

    ResourceKey observation(String name, PersonId person, String elements, Object... values) {
        return put(name, person, "{'resourceType':'Observation','status':'final'," + elements + "}", values);
    }

    SearchResult search(ResourceType type, SearchContext context, String query) {
        return search.search(type, query(query), context);
    }

    /** Names of those found, in their order. */
    List<String> find(ResourceType type, String query) {
        return names(search(type, CONTEXT, query));
    }

    List<String> names(SearchResult result) {
        return result.entries().stream()
                .map(entry -> entry.resource().key())
                .map(key -> named.entrySet().stream()
                        .filter(one -> one.getValue().equals(key))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(key.reference()))
                .toList();
    }

    /** {@code a=1&b=2} without any decoding; a question mark before it is dropped. */
    static Map<String, List<String>> query(String text) {
        var query = new LinkedHashMap<String, List<String>>();
        for (var pair : text.split("&", -1)) {
            var parts = pair.split("=", 2);
            query.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts.length > 1 ? parts[1] : "");
        }
        return query;
    }

    static SearchContext limitedTo(PersonId... persons) {
        return new SearchContext(
                Clearance.NONE, BASE, true, Set.copyOf(Arrays.asList(persons)), null, People.UNMERGED, _ -> true);
    }

    static SearchContext lenient() {
        return new SearchContext(Clearance.NONE, BASE, false, null, null, People.UNMERGED, _ -> true);
    }

    static SearchContext of(Clearance clearance, People people) {
        return new SearchContext(clearance, BASE, true, null, null, people, _ -> true);
    }

    static String cursor(@Nullable String next) {
        var link = Objects.requireNonNull(next);
        return link.replaceAll(".*_cursor=|&.*", "");
    }
}
