package hims.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a value stands in a resource, and its FHIR data type: {@code telecom[system=phone]:ContactPoint}.
 *
 * @param key the names on the way, part of every token: changing them asks for a re-index
 * @param target the only type a reference may name here; null for any
 * @param fromResource in a component: counted from the resource, not from the element of the composite
 */
public record ElementPath(
        String key,
        List<Step> steps,
        String dataType,
        @Nullable String target,
        boolean fromResource) {
    private static final Pattern STEP = Pattern.compile("(\\w+)(?:\\[(?:(\\w+)=([^]]+)|(\\d+))])?");
    private static final String RESOLVE = "resolve";

    /**
     * @param field only the items where this field has the value; null for all
     * @param index only this item; -1 for all
     */
    public record Step(String name, @Nullable String field, String value, int index) {
        boolean fits(JsonNode item) {
            return field == null || item.path(field).asString("").equals(value);
        }
    }

    static ElementPath parse(String text) {
        var fromResource = text.startsWith("^");
        var colon = text.indexOf(':');
        var steps = new ArrayList<Step>();
        var key = new StringBuilder();
        String target = null;
        var match = STEP.matcher(text.substring(fromResource ? 1 : 0, colon < 0 ? text.length() : colon));
        while (match.find()) {
            var resolves = RESOLVE.equals(match.group(2));
            target = resolves ? match.group(3) : target;
            steps.add(
                    resolves || match.group(2) == null
                            ? new Step(match.group(1), null, "", index(match.group(4)))
                            : new Step(match.group(1), match.group(2), match.group(3), -1));
            key.append(key.isEmpty() ? "" : ".").append(resolves ? match.group(1) : match.group());
        }
        return new ElementPath(
                key.toString(), List.copyOf(steps), colon < 0 ? "" : text.substring(colon + 1), target, fromResource);
    }

    private static int index(@Nullable String digits) {
        return digits == null ? -1 : Integer.parseInt(digits);
    }

    /** The element of the resource it begins with; empty for the resource itself. */
    String head() {
        return steps.isEmpty() ? "" : steps.getFirst().name();
    }

    ElementPath below(ElementPath root) {
        if (fromResource || root.steps().isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(root.steps());
        all.addAll(steps);
        return new ElementPath(root.key() + "." + key, List.copyOf(all), dataType, target, false);
    }

    /** Every value there is; lists on the way are walked. */
    void each(JsonNode from, Consumer<JsonNode> found) {
        if (dataType.equals("Presence")) {
            found.accept(presence(from));
        } else {
            walk(from, 0, found);
        }
    }

    private void walk(JsonNode node, int depth, Consumer<JsonNode> found) {
        if (depth == steps.size()) {
            found.accept(node);
            return;
        }
        var step = steps.get(depth);
        var value = node.path(step.name());
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        if (!value.isArray()) {
            descend(value, step, depth, found);
        } else if (step.index() >= 0) {
            value.optional(step.index()).ifPresent(item -> descend(item, step, depth, found));
        } else {
            value.forEach(item -> descend(item, step, depth, found));
        }
    }

    private void descend(JsonNode value, Step step, int depth, Consumer<JsonNode> found) {
        if (step.fits(value) && !value.isNull()) {
            walk(value, depth + 1, found);
        }
    }

    /** {@code x.exists() and x != false}, whichever type the choice x has. */
    private JsonNode presence(JsonNode from) {
        var there = from.propertyNames().stream()
                .filter(name -> name.startsWith(head()))
                .anyMatch(
                        name -> !from.path(name).isBoolean() || from.path(name).asBoolean());
        return FhirJson.MAPPER.getNodeFactory().booleanNode(there);
    }
}
