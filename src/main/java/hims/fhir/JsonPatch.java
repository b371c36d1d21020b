package hims.fhir;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** RFC 6902 on one resource: all operations or none, as the caller drops what is half done. */
final class JsonPatch {
    private final ObjectNode resource;

    JsonPatch(ObjectNode resource) {
        this.resource = resource;
    }

    ObjectNode apply(ArrayNode operations) {
        for (var number = 0; number < operations.size(); number++) {
            apply(operations.path(number), number);
        }
        return resource;
    }

    private void apply(JsonNode operation, int number) {
        var path = path(Patches.text(operation, "path", number), number);
        switch (Patches.text(operation, "op", number)) {
            case "add" -> add(path, value(operation, number), number);
            case "remove" -> remove(path, number);
            case "replace" -> replace(path, value(operation, number), number);
            case "move" -> {
                var from = path(Patches.text(operation, "from", number), number);
                if (path.size() > from.size() && path.subList(0, from.size()).equals(from)) {
                    throw Patches.failed(number); // into itself
                }
                add(path, remove(from, number), number);
            }
            case "copy" -> {
                var from = path(Patches.text(operation, "from", number), number);
                add(path, at(from, number).deepCopy(), number);
            }
            case "test" -> {
                if (!at(path, number).equals(value(operation, number))) {
                    throw Patches.failed(number);
                }
            }
            default -> throw Patches.malformed(number);
        }
    }

    private static JsonNode value(JsonNode operation, int number) {
        if (!operation.has("value")) {
            throw Patches.malformed(number);
        }
        return operation.path("value").deepCopy();
    }

    /** The steps of a JSON Pointer; the root itself is never changed. */
    private static List<String> path(String pointer, int number) {
        if (!pointer.startsWith("/")) {
            throw Patches.malformed(number);
        }
        var steps = new ArrayList<String>();
        for (var step : pointer.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return steps;
    }

    /** In its place: what did not change stays where it stood. */
    private void replace(List<String> path, JsonNode value, int number) {
        at(path, number);
        if (!path.isEmpty() && at(path.subList(0, path.size() - 1), number) instanceof ObjectNode parent) {
            parent.set(path.getLast(), value);
        } else {
            remove(path, number);
            add(path, value, number);
        }
    }

    private JsonNode at(List<String> path, int number) {
        JsonNode node = resource;
        for (var step : path) {
            node = node instanceof ArrayNode array
                    ? array.path(index(step, array.size() - 1, number))
                    : node.path(step);
            if (node.isMissingNode()) {
                throw Patches.failed(number);
            }
        }
        return node;
    }

    private void add(List<String> path, JsonNode value, int number) {
        var parent = at(path.subList(0, path.size() - 1), number);
        var last = path.getLast();
        switch (parent) {
            case ArrayNode array -> {
                if (last.equals("-")) {
                    array.add(value);
                } else {
                    array.insert(index(last, array.size(), number), value);
                }
            }
            case ObjectNode object -> object.set(last, value);
            default -> throw Patches.failed(number);
        }
    }

    private JsonNode remove(List<String> path, int number) {
        var removed = at(path, number);
        switch (at(path.subList(0, path.size() - 1), number)) {
            case ArrayNode array -> array.remove(index(path.getLast(), array.size() - 1, number));
            case ObjectNode object -> object.remove(path.getLast());
            default -> throw Patches.failed(number);
        }
        return removed;
    }

    private static int index(String step, int last, int number) {
        if (!step.matches("0|[1-9]\\d{0,6}") || Integer.parseInt(step) > last) {
            throw Patches.failed(number);
        }
        return Integer.parseInt(step);
    }
}
