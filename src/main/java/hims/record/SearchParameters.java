package hims.record;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableList;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is extracted of each type. Today from {@code search-parameters.tsv}; any other source of the same records will do. */
record SearchParameters(Map<ResourceType, List<SearchParameter>> byType) {

    private static final Set<String> VISIT = Set.of("encounter", "context");

    static SearchParameters shipped() {
        return of(ReferenceFile.lines("search-parameters.tsv").stream()
                .map(SearchParameters::parse)
                .toList());
    }

    static SearchParameters of(List<SearchParameter> all) {
        return new SearchParameters(all.stream()
                .collect(groupingBy(
                        SearchParameter::type, () -> new EnumMap<>(ResourceType.class), toUnmodifiableList())));
    }

    /** Tokens of everything recorded in a visit, whatever its type. */
    List<Long> ofVisit(ResourceKey encounter) {
        return byType.values().stream()
                .flatMap(List::stream)
                .filter(parameter -> parameter.kind() == SearchParameter.Kind.REFERENCE)
                .filter(parameter -> VISIT.contains(parameter.name()))
                .map(parameter -> Token.of(parameter.type(), parameter.name(), encounter.reference()))
                .toList();
    }

    List<SearchParameter> of(ResourceType type) {
        return byType.getOrDefault(type, List.of());
    }

    private static SearchParameter parse(String line) {
        var cells = line.split("\t", -1);
        return new SearchParameter(
                ResourceType.named(cells[0]).orElseThrow(),
                cells[1],
                SearchParameter.Kind.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                List.of(cells[3].split("\\.", -1)),
                cells.length > 4 && cells[4].equals("patient"));
    }
}
