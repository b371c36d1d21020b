package hims.fhir.search;

import hims.platform.Rejected;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How much of each resource is shown. */
public record Shape(Summary summary, Set<String> elements) {
    public static final Shape WHOLE = new Shape(Summary.FALSE, Set.of());

    public enum Summary {
        TRUE,
        TEXT,
        DATA,
        COUNT,
        FALSE
    }

    public Shape {
        elements = Set.copyOf(elements);
    }

    public boolean isWhole() {
        return elements.isEmpty() && summary == Summary.FALSE;
    }

    /** @param elements element names, with or without their type in front */
    public static Shape read(String summary, String elements) {
        var names = new TreeSet<String>();
        for (var name : elements.split(",", -1)) {
            var plain = name.strip();
            if (!plain.matches("([A-Z]\\w*\\.)?\\w{0,64}")) {
                throw invalid("_elements", "[element],[element]");
            }
            names.add(plain.substring(plain.indexOf('.') + 1));
        }
        names.remove("");
        return switch (summary) {
            case "true" -> new Shape(Summary.TRUE, names);
            case "text" -> new Shape(Summary.TEXT, names);
            case "data" -> new Shape(Summary.DATA, names);
            case "count" -> new Shape(Summary.COUNT, names);
            case "", "false" -> new Shape(Summary.FALSE, names);
            default -> throw invalid("_summary", "true | text | data | count | false");
        };
    }

    private static Rejected invalid(String parameter, String expected) {
        return new Rejected(SearchProblem.VALUE_INVALID, Map.of("parameter", parameter, "expected", expected));
    }
}
