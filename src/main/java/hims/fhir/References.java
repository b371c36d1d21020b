package hims.fhir;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The references in a resource, wherever they stand. */
final class References {
    private References() {}

    /** Those that name this server in full become relative. */
    static void local(JsonNode resource, String base) {
        var prefix = base + "/";
        change(resource, text -> text.startsWith(prefix) ? text.substring(prefix.length()) : text);
    }

    static void each(JsonNode node, Consumer<String> found) {
        if (node.path("reference").isString()) {
            found.accept(node.path("reference").stringValue());
        }
        node.forEach(child -> each(child, found));
    }

    static void change(JsonNode node, UnaryOperator<String> change) {
        if (node instanceof ObjectNode object) {
            change(object, "reference", change);
            change(object, "url", text -> text.startsWith("urn:uuid:") ? change.apply(text) : text); // attachments
        }
        if (node.isContainer()) {
            node.forEach(child -> change(child, change));
        }
    }

    private static void change(ObjectNode object, String field, UnaryOperator<String> change) {
        if (object.path(field).isString()) {
            var text = object.path(field).asString();
            var changed = change.apply(text);
            if (!changed.equals(text)) {
                object.put(field, changed);
            }
        }
    }
}
