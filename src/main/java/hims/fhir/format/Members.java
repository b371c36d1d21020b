package hims.fhir.format;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Collects the elements of XML, which come one by one, as properties of JSON, where those that repeat are lists. */
record Members(ObjectNode node) {

    /**
     * @param value null where there are extensions only
     * @param shadow id and extensions of a primitive; null where there are none
     */
    void add(String name, @Nullable JsonNode value, @Nullable ObjectNode shadow, boolean repeats) {
        if (!repeats && !node.has(name) && !node.has("_" + name)) {
            put(name, value);
            put("_" + name, shadow);
            return;
        }
        var values = list(name); // what repeats and should not, the check of shape tells
        var place = Math.max(values.size(), node.path("_" + name).size());
        values.add(value == null ? node.nullNode() : value);
        if (shadow != null || node.has("_" + name)) {
            var shadows = list("_" + name);
            while (shadows.size() < place) {
                shadows.addNull();
            }
            shadows.add(shadow == null ? node.nullNode() : shadow);
        }
    }

    private void put(String name, @Nullable JsonNode value) {
        if (value != null) {
            node.set(name, value);
        }
    }

    private ArrayNode list(String name) {
        if (node.get(name) instanceof ArrayNode list) {
            return list;
        }
        var single = node.get(name);
        var list = node.putArray(name);
        if (single != null) {
            list.add(single);
        }
        return list;
    }
}
