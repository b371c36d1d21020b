package hims.record;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the record must know of a resource type, from {@code structure.txt}. The shape itself is FHIR's: {@code hims.record.shape}.
 *
 * @param patient the element that names the person; null where there is none
 * @param dates the elements with the clinical time, the first present counts
 * @param past that time cannot lie in the future
 */
record Structure(@Nullable String patient, List<String> dates, boolean past) {

    private static final String PAST = "past";
    private static final Structure PLAIN = new Structure(null, List.of(), false);
    private static final Map<ResourceType, Structure> ALL = load(ReferenceFile.lines("structure.txt"));

    static Structure of(ResourceType type) {
        return ALL.getOrDefault(type, PLAIN);
    }

    private static Map<ResourceType, Structure> load(List<String> lines) {
        var all = new EnumMap<ResourceType, Structure>(ResourceType.class);
        for (var line : lines) {
            var words = List.of(line.split(" ", -1));
            var past = words.getLast().equals(PAST);
            var dates = words.subList(2, past ? words.size() - 1 : words.size());
            var patient = words.get(1).equals("-") ? null : words.get(1);
            all.put(ResourceType.named(words.getFirst()).orElseThrow(), new Structure(patient, dates, past));
        }
        return all;
    }
}
