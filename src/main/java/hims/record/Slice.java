package hims.record;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Some elements of a stored resource, read past the rest without building it. */
final class Slice {
    private Slice() {}

    static ObjectNode of(byte[] body, Set<String> elements) {
        var slice = FhirJson.object();
        try (var parser = FhirJson.MAPPER.createParser(body)) {
            parser.nextToken();
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                if (elements.contains(name)) {
                    slice.set(name, parser.<JsonNode>readValueAsTree());
                } else {
                    parser.skipChildren();
                }
            }
        }
        return slice;
    }
}
