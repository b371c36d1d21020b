package hims.fhir.search;

import hims.record.Criterion;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code near=28.64|77.24|5|km}. */
final class NearReader {
    private static final String EXPECTED = "[latitude]|[longitude]|[distance]|[km|m]";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,6}(?:\\.\\d{1,12})?");
    private static final Map<String, Double> METRES = Map.of("km", 1000.0, "m", 1.0, "[mi_us]", 1609.344);

    private NearReader() {}

    static Criterion read(Asked asked) {
        if (!asked.modifier().isEmpty()) {
            throw asked.unsupportedModifier();
        }
        return new Criterion.AnyOf(
                asked.values().stream().map(value -> near(value, asked)).toList());
    }

    private static Criterion near(String value, Asked asked) {
        var parts = Values.parts(value, '|');
        var unit = parts.size() > 3 ? parts.get(3) : "km";
        var metres = METRES.get(unit);
        if (parts.size() < 2
                || parts.size() > 4
                || metres == null
                || !parts.stream()
                        .limit(3)
                        .allMatch(part -> NUMBER.matcher(part).matches())) {
            throw asked.invalid(EXPECTED);
        }
        var distance = parts.size() > 2 ? Double.parseDouble(parts.get(2)) : 10;
        return new Criterion.Near(
                Double.parseDouble(parts.getFirst()), Double.parseDouble(parts.get(1)), distance * metres);
    }
}
