package hims.record;

import hims.record.SearchParameter.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * One path of a type and what is kept of it. Parameters share paths ({@code subject} and {@code patient}, {@code code} and
 * {@code combo-code}), so that paths are indexed, not parameters: nothing is kept twice.
 *
 * @param withinPerson codes also hashed together with the person: patient and code are found in one probe
 * @param clinical a date kept as d0 and d1 of the row, without a token
 */
record IndexedPath(String prefix, ElementPath path, Kind kind, boolean withinPerson, boolean clinical) {
    private static final Set<String> CODES = Set.of("code", "component-code", "combo-code", "vaccine-code");
    /** Found by column, or never looked for across the city. */
    private static final Set<String> WITHOUT = Set.of("id", "meta.lastUpdated", "meta.source");

    static List<IndexedPath> of(ResourceType type, Collection<SearchParameter> parameters) {
        var paths = new LinkedHashMap<String, IndexedPath>();
        for (var parameter : parameters) {
            if (parameter.kind() == Kind.COMPOSITE || parameter.kind() == Kind.SPECIAL) {
                continue;
            }
            var clinical = clinical(type, parameter);
            for (var path : parameter.paths()) {
                if (!WITHOUT.contains(path.key())) {
                    var within = CODES.contains(parameter.name());
                    var indexed = new IndexedPath(
                            Token.prefix(type, path.key()),
                            path,
                            parameter.kind(),
                            within,
                            clinical.contains(path.key()));
                    paths.merge(parameter.kind() + " " + path.key(), indexed, IndexedPath::with);
                }
            }
        }
        return List.copyOf(paths.values());
    }

    private IndexedPath with(IndexedPath other) {
        return new IndexedPath(prefix, path, kind, withinPerson || other.withinPerson, clinical && other.clinical);
    }

    /** The row has the first of several elements as its clinical time: this holds for paths that nothing of others precedes. */
    private static List<String> clinical(ResourceType type, SearchParameter parameter) {
        var names = parameter.kind() == Kind.DATE
                ? parameter.paths().stream().map(ElementPath::key).toList()
                : List.<String>of();
        return Structure.of(type).dates().stream().takeWhile(names::contains).toList();
    }

    /** Names and addresses are kept by their parts, so that {@code family} is found by {@code name} as well. */
    static List<String> parts(ElementPath path) {
        var names = new ArrayList<String>();
        switch (path.dataType()) {
            case "HumanName" ->
                List.of("text", "family", "given", "prefix", "suffix")
                        .forEach(part -> names.add(path.key() + "." + part));
            case "Address" ->
                List.of("text", "line", "city", "district", "state", "postalCode", "country")
                        .forEach(part -> names.add(path.key() + "." + part));
            default -> names.add(path.key());
        }
        return names;
    }
}
