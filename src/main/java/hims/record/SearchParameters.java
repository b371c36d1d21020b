package hims.record;

import hims.record.SearchParameter.Component;
import hims.record.SearchParameter.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All search parameters of FHIR R4 for the types there are, from {@code search-parameters.tsv}. */
public final class SearchParameters {
    private static final Set<String> VISIT = Set.of("encounter", "context");
    private static final String DEFINITIONS = "http://hl7.org/fhir/SearchParameter/";
    private static final String EVERY_TYPE = "Resource";

    private final Map<ResourceType, Map<String, SearchParameter>> byType = new EnumMap<>(ResourceType.class);
    private final Map<ResourceType, List<IndexedPath>> indexed = new EnumMap<>(ResourceType.class);

    private SearchParameters(Stream<SearchParameter> all) {
        all.forEach(parameter -> byType.computeIfAbsent(parameter.type(), _ -> new LinkedHashMap<>())
                .put(parameter.name(), parameter));
        byType.forEach((type, parameters) -> indexed.put(type, IndexedPath.of(type, parameters.values())));
    }

    static SearchParameters shipped() {
        return new SearchParameters(
                ReferenceFile.lines("search-parameters.tsv").stream().flatMap(SearchParameters::parse));
    }

    static SearchParameters of(List<SearchParameter> all) {
        return new SearchParameters(all.stream());
    }

    /** By name, in the order of the file; those of every resource, such as {@code _tag}, among them. */
    public List<SearchParameter> of(ResourceType type) {
        return List.copyOf(byType.getOrDefault(type, Map.of()).values());
    }

    public Optional<SearchParameter> find(ResourceType type, String name) {
        return Optional.ofNullable(byType.getOrDefault(type, Map.of()).get(name));
    }

    /** The date that resources of the type are kept in the order of. */
    public boolean isClinical(ResourceType type, String name) {
        return find(type, name)
                .filter(parameter -> parameter.kind() == Kind.DATE)
                .filter(parameter -> parameter.paths().stream()
                        .anyMatch(path -> indexed(type, Kind.DATE, path)
                                .filter(IndexedPath::clinical)
                                .isPresent()))
                .isPresent();
    }

    List<IndexedPath> indexed(ResourceType type) {
        return indexed.getOrDefault(type, List.of());
    }

    /** How a path is found in the index; empty when it is not in it. */
    Optional<IndexedPath> indexed(ResourceType type, Kind kind, ElementPath path) {
        return indexed(type).stream()
                .filter(candidate ->
                        candidate.kind() == kind && candidate.path().key().equals(path.key()))
                .findFirst();
    }

    /** Tokens of everything recorded in a visit, whatever its type. */
    List<Long> ofVisit(ResourceKey encounter) {
        return byType.values().stream()
                .flatMap(parameters -> parameters.values().stream())
                .filter(parameter -> parameter.kind() == Kind.REFERENCE && VISIT.contains(parameter.name()))
                .flatMap(parameter -> parameter.paths().stream()
                        .map(path -> Token.of(parameter.type(), path.key(), encounter.reference())))
                .distinct()
                .toList();
    }

    private static Stream<SearchParameter> parse(String line) {
        var cells = line.split("\t", -1);
        var types = cells[0].equals(EVERY_TYPE)
                ? Arrays.stream(ResourceType.values())
                : ResourceType.named(cells[0]).stream();
        var kind = kind(cells[2]);
        var composite = kind == Kind.COMPOSITE;
        return types.map(type -> new SearchParameter(
                type,
                cells[1],
                kind,
                paths(cells[3], " "),
                composite || cells[4].isEmpty() ? List.of() : List.of(cells[4].split(" ", -1)),
                composite ? components(cells[4]) : List.of(),
                DEFINITIONS + cells[5]));
    }

    private static List<Component> components(String text) {
        return Arrays.stream(text.split(" ", -1))
                .map(part -> part.split("=", 2))
                .map(part -> new Component(kind(part[0]), paths(part[1], ",")))
                .toList();
    }

    private static List<ElementPath> paths(String text, String separator) {
        return Arrays.stream(text.split(separator, -1)).map(ElementPath::parse).toList();
    }

    private static Kind kind(String name) {
        return Kind.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
