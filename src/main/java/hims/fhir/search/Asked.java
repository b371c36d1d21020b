package hims.fhir.search;

import hims.platform.Rejected;
import hims.record.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One parameter of a search as it was written.
 *
 * @param modifier empty when there is none
 * @param chain what stands after the dot, or after {@code _has:}; empty when there is nothing
 * @param values the alternatives, their escapes still in place
 */
record Asked(ResourceType type, String name, String modifier, String chain, List<String> values) {
    static final int MOST_VALUES = 1_000;
    private static final int LONGEST = 20_000;
    private static final Pattern NAME =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_-]*)(?::([A-Za-z][A-Za-z-]*))?(?:\\.(.+))?");
    private static final String HAS = "_has:";

    /** @throws Rejected PARAMETER_UNKNOWN, SEARCH_TOO_LONG, VALUE_INVALID */
    static Asked parse(ResourceType type, String name, String value) {
        if (value.length() > LONGEST || name.length() > LONGEST) {
            throw new Rejected(SearchProblem.SEARCH_TOO_LONG, Map.of("most", LONGEST));
        }
        var values = Values.alternatives(value).stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        if (values.size() > MOST_VALUES) {
            throw new Rejected(SearchProblem.SEARCH_TOO_LONG, Map.of("most", MOST_VALUES));
        }
        if (name.startsWith(HAS)) {
            return new Asked(type, "_has", "", name.substring(HAS.length()), values);
        }
        var match = NAME.matcher(name);
        if (!match.matches()) {
            throw unknown(type, name);
        }
        return new Asked(type, match.group(1), text(match.group(2)), text(match.group(3)), values);
    }

    private static String text(@org.jspecify.annotations.Nullable String group) {
        return group == null ? "" : group;
    }

    static Rejected unknown(ResourceType type, String name) {
        return new Rejected(
                SearchProblem.PARAMETER_UNKNOWN, Map.of("parameter", printable(name), "type", type.fhirName()));
    }

    /** What somebody typed, short and harmless. */
    static String printable(String text) {
        return text.replaceAll("[^A-Za-z0-9_:.\\-|]", "?").substring(0, Math.min(60, text.length()));
    }

    Rejected invalid(String expected) {
        return new Rejected(SearchProblem.VALUE_INVALID, Map.of("parameter", name, "expected", expected));
    }

    Rejected unsupportedModifier() {
        return new Rejected(
                SearchProblem.MODIFIER_UNSUPPORTED, Map.of("parameter", name, "modifier", printable(modifier)));
    }
}
