package hims.fhir;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** FHIRPath Patch of R4: add, insert, delete, replace and move, at paths of the form {@link FhirPath} understands. */
final class FhirPathPatch {
    private static final String VALUE = "value";

    private FhirPathPatch() {}

    static ObjectNode apply(ArrayNode operations, ObjectNode resource) {
        for (var number = 0; number < operations.size(); number++) {
            apply(operations.path(number), resource, number);
        }
        return resource;
    }

    private static void apply(JsonNode operation, ObjectNode resource, int number) {
        if (!operation.path("name").asString("").equals("operation")) {
            throw Patches.malformed(number);
        }
        Map<String, JsonNode> parts = operation
                .path("part")
                .valueStream()
                .collect(Collectors.toMap(part -> part.path("name").asString(""), part -> part, (one, _) -> one));
        var path = FhirPath.read(text(parts, "path", number), number);
        switch (text(parts, "type", number)) {
            case "add" -> add(resource, path, text(parts, "name", number), value(parts, number), number);
            case "insert" -> insert(resource, path, index(parts, "index", number), value(parts, number), number);
            case "delete" -> delete(resource, path, number);
            case "replace" -> one(resource, path, number).set(value(parts, number));
            case "move" ->
                move(resource, path, index(parts, "source", number), index(parts, "destination", number), number);
            default -> throw Patches.malformed(number);
        }
    }

    private static FhirPath.Place one(ObjectNode resource, FhirPath path, int number) {
        var places = path.places(resource);
        if (places.size() != 1) {
            throw Patches.failed(number);
        }
        return places.getFirst();
    }

    /** To a list that is there, or as the first of its name: what FHIR repeats is told by what the element is in R4. */
    private static void add(ObjectNode resource, FhirPath path, String name, JsonNode value, int number) {
        var target = path.isRoot() ? resource : one(resource, path, number).node();
        if (!(target instanceof ObjectNode object)) {
            throw Patches.failed(number);
        }
        if (object.path(name) instanceof ArrayNode list) {
            list.add(value);
        } else if (object.has(name)) {
            throw Patches.failed(number);
        } else {
            object.set(
                    name, Repeats.isList(name) ? Json.MAPPER.createArrayNode().add(value) : value);
        }
    }

    private static ArrayNode list(ObjectNode resource, FhirPath path, int number) {
        if (path.list(resource) instanceof ArrayNode list) {
            return list;
        }
        throw Patches.failed(number);
    }

    private static void insert(ObjectNode resource, FhirPath path, int index, JsonNode value, int number) {
        var list = list(resource, path, number);
        if (index > list.size()) {
            throw Patches.failed(number);
        }
        list.insert(index, value);
    }

    /** Nothing there is no failure (R4). */
    private static void delete(ObjectNode resource, FhirPath path, int number) {
        List<FhirPath.Place> places = path.places(resource);
        if (places.size() > 1) {
            throw Patches.failed(number);
        }
        places.forEach(FhirPath.Place::remove);
    }

    private static void move(ObjectNode resource, FhirPath path, int from, int to, int number) {
        var list = list(resource, path, number);
        if (from >= list.size() || to >= list.size()) {
            throw Patches.failed(number);
        }
        list.insert(to, list.remove(from));
    }

    private static String text(Map<String, JsonNode> parts, String name, int number) {
        var part = parts.get(name);
        if (part == null) {
            throw Patches.malformed(number);
        }
        return part.propertyStream()
                .filter(entry ->
                        entry.getKey().startsWith(VALUE) && entry.getValue().isString())
                .map(entry -> entry.getValue().asString())
                .findFirst()
                .orElseThrow(() -> Patches.malformed(number));
    }

    private static int index(Map<String, JsonNode> parts, String name, int number) {
        var part = parts.get(name);
        if (part == null
                || !part.path("valueInteger").isInt()
                || part.path("valueInteger").intValue() < 0) {
            throw Patches.malformed(number);
        }
        return part.path("valueInteger").intValue();
    }

    /** A {@code value[x]}, or parts that make an anonymous element. */
    private static JsonNode value(Map<String, JsonNode> parts, int number) {
        var part = parts.get(VALUE);
        if (part == null) {
            throw Patches.malformed(number);
        }
        if (part.path("part") instanceof ArrayNode children) {
            var element = Json.object();
            children.forEach(child -> element.set(child.path("name").asString(""), first(child, number)));
            return element;
        }
        return first(part, number);
    }

    private static JsonNode first(JsonNode part, int number) {
        return part.propertyStream()
                .filter(entry -> entry.getKey().startsWith(VALUE))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> Patches.malformed(number));
    }
}
