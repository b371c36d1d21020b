package hims.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of FHIRPath that patches need: names, {@code [0]}, {@code first()}, {@code last()} and {@code where(name = 'text')}. */
final class FhirPath {
    private static final Pattern STEP = Pattern.compile("([A-Za-z_]\\w{0,60})(?![\\w(])"
            + "|\\[(\\d{1,5})]"
            + "|(first|last)\\(\\)"
            + "|where\\(\\s*([A-Za-z]\\w{0,60})\\s*=\\s*'([^']{0,500})'\\s*\\)");
    private static final int LONGEST = 1000;

    private final List<Step> steps;

    /** One of name, index (-1 for the last) or where-condition. */
    private record Step(
            @Nullable String name, int index, @Nullable String field, String value) {}

    /** Where a value stands, so that it can be replaced. */
    record Place(JsonNode node, JsonNode parent, String name, int index) {
        void set(JsonNode value) {
            if (parent instanceof ArrayNode array) {
                array.set(index, value);
            } else if (parent instanceof ObjectNode object) {
                object.set(name, value);
            }
        }

        void remove() {
            if (parent instanceof ArrayNode array) {
                array.remove(index);
            } else if (parent instanceof ObjectNode object) {
                object.remove(name);
            }
        }
    }

    private FhirPath(List<Step> steps) {
        this.steps = steps;
    }

    /** @param number of the operation, for the refusal */
    static FhirPath read(String text, int number) {
        if (text.length() > LONGEST) {
            throw Patches.malformed(number);
        }
        var steps = new ArrayList<Step>();
        var match = STEP.matcher(text);
        var at = 0;
        while (at < text.length()) {
            if (!match.region(at, text.length()).lookingAt()) {
                throw Patches.malformed(number);
            }
            steps.add(new Step(
                    match.group(1), index(match.group(2), match.group(3)), match.group(4), text(match.group(5))));
            at = next(text, match.end(), number);
        }
        if (steps.isEmpty()) {
            throw Patches.malformed(number);
        }
        return new FhirPath(steps.subList(1, steps.size())); // the first names the type
    }

    /** Past the dot, which an index in brackets has none before. */
    private static int next(String text, int end, int number) {
        if (end == text.length() || text.charAt(end) == '[') {
            return end;
        }
        if (text.charAt(end) != '.' || end + 1 == text.length()) {
            throw Patches.malformed(number);
        }
        return end + 1;
    }

    private static int index(@Nullable String digits, @Nullable String word) {
        return digits != null ? Integer.parseInt(digits) : "last".equals(word) ? -1 : 0;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    boolean isRoot() {
        return steps.isEmpty();
    }

    /** The list itself that a path of names leads to. */
    @Nullable
    JsonNode list(ObjectNode resource) {
        if (steps.isEmpty() || steps.getLast().name() == null) {
            return null;
        }
        var parents = new FhirPath(steps.subList(0, steps.size() - 1));
        var parent = parents.isRoot()
                ? resource
                : parents.places(resource).stream().findFirst().map(Place::node).orElse(null);
        return parent == null ? null : parent.path(steps.getLast().name());
    }

    List<Place> places(ObjectNode resource) {
        List<Place> places = List.of(new Place(resource, resource, "", 0));
        for (var step : steps) {
            places = step.name() != null ? named(places, step.name()) : chosen(places, step);
        }
        return places;
    }

    private static List<Place> named(List<Place> places, String name) {
        var found = new ArrayList<Place>();
        for (var place : places) {
            var child = place.node().path(name);
            if (child instanceof ArrayNode array) {
                for (var at = 0; at < array.size(); at++) {
                    found.add(new Place(array.path(at), array, name, at));
                }
            } else if (!child.isMissingNode()) {
                found.add(new Place(child, place.node(), name, 0));
            } else {
                choice(place.node(), name, found);
            }
        }
        return found;
    }

    /** {@code value} stands for {@code valueQuantity} and its like. */
    private static void choice(JsonNode node, String name, List<Place> found) {
        node.propertyStream()
                .filter(entry -> entry.getKey().length() > name.length()
                        && entry.getKey().startsWith(name)
                        && Character.isUpperCase(entry.getKey().charAt(name.length())))
                .findFirst()
                .ifPresent(entry -> found.add(new Place(entry.getValue(), node, entry.getKey(), 0)));
    }

    private static List<Place> chosen(List<Place> places, Step step) {
        if (step.field() != null) {
            return places.stream()
                    .filter(place ->
                            place.node().path(step.field()).asString("").equals(step.value()))
                    .toList();
        }
        var at = step.index() < 0 ? places.size() - 1 : step.index();
        return at < 0 || at >= places.size() ? List.of() : List.of(places.get(at));
    }
}
