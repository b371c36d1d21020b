package hims.record;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The elements of a type that its summary shows, and those that are always there; {@code value[x]} for a choice. */
public record Elements(Set<String> summary, Set<String> required) {
    private static final Elements NONE = new Elements(Set.of(), Set.of());
    private static final Map<ResourceType, Elements> ALL = load();

    public static Elements of(ResourceType type) {
        return ALL.getOrDefault(type, NONE);
    }

    public boolean isSummary(String property) {
        return summary.contains(property) || summary.stream().anyMatch(name -> is(name, property));
    }

    public boolean isRequired(String property) {
        return required.contains(property) || required.stream().anyMatch(name -> is(name, property));
    }

    /** {@code valueQuantity} is {@code value[x]}, and {@code value}. */
    public static boolean is(String name, String property) {
        var stem = name.endsWith("[x]") ? name.substring(0, name.length() - 3) : name;
        return property.equals(stem)
                || (name.endsWith("[x]")
                        && property.startsWith(stem)
                        && property.length() > stem.length()
                        && Character.isUpperCase(property.charAt(stem.length())));
    }

    private static Map<ResourceType, Elements> load() {
        var all = new EnumMap<ResourceType, Elements>(ResourceType.class);
        for (var line : ReferenceFile.lines("elements.tsv")) {
            var cells = line.split("\t", -1);
            ResourceType.named(cells[0])
                    .ifPresent(type -> all.put(type, new Elements(names(cells[1]), names(cells[2]))));
        }
        return all;
    }

    private static Set<String> names(String text) {
        return text.isEmpty() ? Set.of() : Set.copyOf(List.of(text.split(" ", -1)));
    }
}
