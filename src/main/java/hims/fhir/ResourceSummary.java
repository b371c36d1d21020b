package hims.fhir;

import hims.platform.web.Show;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A resource of any type in few lines: each element under its own name, its value as people say it. It knows R4's data types by
 * their parts, not R4's types by their names, so that it leaves nothing out that it has not heard of.
 */
public final class ResourceSummary {
    private static final int MOST = 300;
    private static final int DEEPEST = 6;

    /** Shown elsewhere on the page, or not meant for reading. */
    private static final Set<String> ASIDE = Set.of("resourceType", "id", "meta", "text");

    private static final Set<String> CODED = Set.of("coding", "text", "id", "extension");

    private static final Set<String> NAME = Set.of("use", "text", "period");

    /**
     * One element.
     *
     * @param depth how deep it lies, 0 for one of the resource itself
     * @param values empty for an element whose parts follow
     */
    public record Fact(String element, int depth, List<Value> values) {}

    /**
     * @param text as people say it
     * @param code behind the words, as 8867-4; empty for none
     * @param href where a reference leads, empty for none
     */
    public record Value(String text, String code, String href) {}

    private final Show show;
    private final String base;
    private final List<Fact> facts = new ArrayList<>();

    private ResourceSummary(Show show, String base) {
        this.show = show;
        this.base = base;
    }

    static List<Fact> of(JsonNode resource, Show show, String base) {
        var summary = new ResourceSummary(show, base);
        var labels = resource.at("/meta/security");
        if (labels.isArray()) {
            summary.element("meta.security", labels, 0);
        }
        summary.parts(resource, 0);
        return summary.facts.stream().limit(MOST).toList();
    }

    private void parts(JsonNode node, int depth) {
        for (var part : node.properties()) {
            if (depth > 0 || !ASIDE.contains(part.getKey())) {
                element(part.getKey(), part.getValue(), depth);
            }
        }
    }

    private void element(String name, JsonNode value, int depth) {
        var all = value.isArray() ? value.valueStream().toList() : List.of(value);
        var simple = all.stream().map(this::value).toList();
        if (depth >= DEEPEST || simple.stream().noneMatch(one -> one.text().isEmpty())) {
            facts.add(new Fact(name, depth, simple));
        } else {
            all.forEach(each -> {
                facts.add(new Fact(name, depth, List.of()));
                parts(each, depth + 1);
            });
        }
    }

    /** Without words for what has parts of its own. */
    private Value value(JsonNode node) {
        if (!node.isObject()) {
            return plain(node.isString() ? time(node.asString("")) : node.asString(""));
        }
        if (node.has("reference") || onlyOf(node, Set.of("display", "type", "identifier"))) {
            var reference = text(node, "reference");
            var display = text(node, "display");
            return new Value(
                    display.isEmpty()
                            ? reference.isEmpty() ? text(node.path("identifier"), "value") : reference
                            : display,
                    "",
                    BodyText.href(reference, base));
        }
        if (onlyOf(node, CODED)) {
            var coding = node.path("coding").path(0);
            return coded(text(node, "text"), coding);
        }
        if (node.has("value") && (node.path("value").isNumber() || node.has("comparator"))) {
            return plain(quantity(node));
        }
        return plain(words(node)).text().isEmpty() && node.has("code") && node.has("system")
                ? coded("", node)
                : plain(words(node));
    }

    private static Value coded(String words, JsonNode coding) {
        var code = text(coding, "code");
        var said = Stream.of(words, text(coding, "display"), code)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return new Value(said, said.equals(code) ? "" : code, "");
    }

    private static String quantity(JsonNode node) {
        var unit = text(node, "unit").isEmpty() ? text(node, "code") : text(node, "unit");
        return joined(" ", text(node, "comparator"), node.path("value").asString(""), unit);
    }

    /** Names, addresses, numbers, times and notes; empty for what is none of them. */
    private String words(JsonNode node) {
        if (node.has("start") || node.has("end")) {
            return time(text(node, "start")) + " – " + time(text(node, "end"));
        }
        if (node.has("family") || node.has("given") || onlyOf(node, NAME)) {
            var whole = text(node, "text");
            return whole.isEmpty() ? joined(" ", list(node, "given"), text(node, "family")) : whole;
        }
        if (node.has("city") || node.has("line") || node.has("postalCode")) {
            return joined(
                    ", ",
                    list(node, "line"),
                    text(node, "city"),
                    text(node, "district"),
                    text(node, "state"),
                    text(node, "postalCode"));
        }
        if (node.path("value").isString() && (node.has("system") || node.has("use") || node.has("type"))) {
            return text(node, "value");
        }
        return onlyOf(node, Set.of("text", "time", "authorString", "authorReference")) ? text(node, "text") : "";
    }

    /** FHIR's moments and days as they are shown everywhere; any other text as it is. */
    private String time(String text) {
        try {
            return text.matches("\\d{4}-\\d\\d-\\d\\dT.*")
                    ? show.dateTime(OffsetDateTime.parse(text).toInstant())
                    : text.matches("\\d{4}-\\d\\d-\\d\\d") ? show.date(LocalDate.parse(text)) : text;
        } catch (DateTimeException anotherForm) {
            return text;
        }
    }

    private static boolean onlyOf(JsonNode node, Set<String> names) {
        return !node.isEmpty() && names.containsAll(node.propertyNames());
    }

    private static Value plain(String text) {
        return new Value(text, "", "");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static String list(JsonNode node, String name) {
        return node.path(name).valueStream().map(part -> part.asString("")).collect(Collectors.joining(" "));
    }

    private static String joined(String between, String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
    }
}
