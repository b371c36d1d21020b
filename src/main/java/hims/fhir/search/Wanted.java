package hims.fhir.search;

import hims.platform.Rejected;
import hims.record.ResourceType;
import hims.record.SearchOrder;
import hims.record.SearchParameter;
import hims.record.SearchParameters;
import hims.record.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a search says about its answer, not about what is to be found.
 *
 * @param order that of the store where there are {@code keys}
 * @param keys of an order that no index has; empty where one has it
 * @param cursor empty for the first page
 */
record Wanted(
        SearchOrder order,
        List<SortKey> keys,
        int count,
        Total total,
        Shape shape,
        List<Include> includes,
        String cursor) {
    private static final int MOST_KEYS = 5;
    static final int USUAL = 50;
    static final int MOST = 1_000;

    /** Read here, or by the door of the API before. */
    static final Set<String> NAMES = Set.of(
            "_sort",
            "_count",
            "_total",
            "_summary",
            "_elements",
            "_include",
            "_revinclude",
            "_include:iterate",
            "_revinclude:iterate",
            "_include:recurse",
            "_revinclude:recurse",
            "_cursor",
            "_contained",
            "_containedType");

    static final Set<String> OF_THE_DOOR = Set.of("_format", "_pretty");

    enum Total {
        NONE,
        ESTIMATE,
        ACCURATE
    }

    static Wanted read(ResourceType type, Map<String, List<String>> all, SearchParameters parameters) {
        if (!one(all, "_contained").isEmpty() && !one(all, "_contained").equals("false")) {
            throw new Rejected(SearchProblem.PARAMETER_UNSUPPORTED, Map.of("parameter", "_contained"));
        }
        var shape = Shape.read(one(all, "_summary"), String.join(",", all.getOrDefault("_elements", List.of())));
        var sort = String.join(",", all.getOrDefault("_sort", List.of()));
        var order = order(type, sort, parameters);
        return new Wanted(
                order == null ? SearchOrder.STORED : order,
                order == null ? keys(type, sort, parameters) : List.of(),
                count(one(all, "_count")),
                shape.summary() == Shape.Summary.COUNT ? Total.ACCURATE : total(one(all, "_total")),
                shape,
                includes(all, parameters),
                one(all, "_cursor"));
    }

    /** Nothing but the number is asked for. */
    boolean onlyTotal() {
        return shape.summary() == Shape.Summary.COUNT || count == 0;
    }

    /** Null for one that no index has. */
    private static @Nullable SearchOrder order(ResourceType type, String sort, SearchParameters parameters) {
        var down = sort.startsWith("-");
        var name = down ? sort.substring(1) : sort;
        if (name.isEmpty()) {
            return SearchOrder.STORED;
        }
        if (name.equals("_id")) {
            return down ? SearchOrder.ID_DOWN : SearchOrder.ID;
        }
        if (name.equals("_lastUpdated")) {
            return down ? SearchOrder.UPDATED_DOWN : SearchOrder.UPDATED;
        }
        if (parameters.isClinical(type, name)) {
            return down ? SearchOrder.CLINICAL_DOWN : SearchOrder.CLINICAL;
        }
        return null;
    }

    /** {@code -date,code}: the first counts most. What is the same by all of them stands in the order of its id. */
    private static List<SortKey> keys(ResourceType type, String sort, SearchParameters parameters) {
        var names = List.of(sort.split(",", -1));
        if (names.size() > MOST_KEYS) {
            throw new Rejected(SearchProblem.SEARCH_TOO_LONG, Map.of("most", MOST_KEYS));
        }
        return names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equals("_id"))
                .map(name -> key(type, name, parameters))
                .toList();
    }

    private static SortKey key(ResourceType type, String name, SearchParameters parameters) {
        var down = name.startsWith("-");
        var plain = down ? name.substring(1) : name;
        return plain.equals("_lastUpdated")
                ? new SortKey(null, down)
                : parameters
                        .find(type, plain)
                        .filter(SortKey::sorts)
                        .map(parameter -> new SortKey(parameter, down))
                        .orElseThrow(() -> unsorted(type, parameters));
    }

    private static Rejected unsorted(ResourceType type, SearchParameters parameters) {
        var allowed = Stream.concat(
                        Stream.of("_id", "_lastUpdated"),
                        parameters.of(type).stream().filter(SortKey::sorts).map(SearchParameter::name))
                .distinct()
                .collect(Collectors.joining(", "));
        return new Rejected(SearchProblem.SORT_UNSUPPORTED, Map.of("allowed", allowed));
    }

    private static int count(String text) {
        if (text.isEmpty()) {
            return USUAL;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new Rejected(SearchProblem.VALUE_INVALID, Map.of("parameter", "_count", "expected", "0 - " + MOST));
        }
        return Math.min(Integer.parseInt(text), MOST);
    }

    private static Total total(String text) {
        return switch (text) {
            case "", "none" -> Total.NONE;
            case "estimate" -> Total.ESTIMATE;
            case "accurate" -> Total.ACCURATE;
            default ->
                throw new Rejected(
                        SearchProblem.VALUE_INVALID,
                        Map.of("parameter", "_total", "expected", "none | estimate | accurate"));
        };
    }

    private static List<Include> includes(Map<String, List<String>> all, SearchParameters parameters) {
        var includes = new ArrayList<Include>();
        all.forEach((name, values) -> {
            if (name.startsWith("_include") || name.startsWith("_revinclude")) {
                values.forEach(value -> includes.add(Include.parse(name, value, parameters)));
            }
        });
        return includes;
    }

    private static String one(Map<String, List<String>> all, String name) {
        var values = all.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }
}
