package hims.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shape of one resource type, from {@code structure.txt}.
 *
 * @param patient the element that names the person; null where there is none
 * @param dates the elements with the clinical time, the first present counts
 * @param past that time cannot lie in the future
 * @param elements what may be there; empty when the type is not checked. {@code value[x]} stands for {@code valueString} and all
 * @param codes allowed codes by element
 */
record Structure(
        @Nullable String patient,
        List<String> dates,
        boolean past,
        List<String> requires,
        Set<String> elements,
        Map<String, Set<String>> codes) {

    /** What may stand for {@code [x]}. */
    private static final Set<String> TYPES = Set.of(
            "Age",
            "Attachment",
            "Boolean",
            "CodeableConcept",
            "Date",
            "DateTime",
            "Decimal",
            "Duration",
            "Instant",
            "Integer",
            "Period",
            "Quantity",
            "Range",
            "Ratio",
            "Reference",
            "SampledData",
            "String",
            "Time",
            "Timing",
            "Uri");

    private static final Structure UNCHECKED = new Structure(null, List.of(), false, List.of(), Set.of(), Map.of());
    private static final Map<ResourceType, Structure> ALL = load(ReferenceFile.lines("structure.txt"));

    static Structure of(ResourceType type) {
        return ALL.getOrDefault(type, UNCHECKED);
    }

    boolean allows(String element) {
        if (elements.isEmpty() || elements.contains(element)) {
            return true;
        }
        for (var at = 1; at < element.length(); at++) {
            if (TYPES.contains(element.substring(at)) && elements.contains(element.substring(0, at) + "[x]")) {
                return true;
            }
        }
        return false;
    }

    private static Map<ResourceType, Structure> load(List<String> lines) {
        var all = new EnumMap<ResourceType, Structure>(ResourceType.class);
        var block = new ArrayList<String[]>();
        for (var line : lines.reversed()) {
            if (line.startsWith(" ")) {
                block.add(line.strip().split("\\s+"));
            } else if (!line.isBlank()) {
                all.put(ResourceType.named(line.strip()).orElseThrow(), parse(block));
                block.clear();
            }
        }
        return all;
    }

    private static Structure parse(List<String[]> block) {
        var rules = new LinkedHashMap<String, List<String>>();
        var codes = new LinkedHashMap<String, Set<String>>();
        for (var line : block) {
            if (line[0].equals("codes")) {
                codes.put(line[1], Set.of(Arrays.copyOfRange(line, 2, line.length)));
            } else {
                rules.put(line[0], List.of(Arrays.copyOfRange(line, 1, line.length)));
            }
        }
        var patient = rules.getOrDefault("patient", List.of("-")).getFirst();
        return new Structure(
                patient.equals("-") ? null : patient,
                rules.getOrDefault("date", List.of()),
                rules.containsKey("past"),
                rules.getOrDefault("requires", List.of()),
                new HashSet<>(rules.getOrDefault("elements", List.of())),
                codes);
    }
}
