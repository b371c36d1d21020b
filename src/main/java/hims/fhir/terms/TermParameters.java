package hims.fhir.terms;

import hims.platform.Rejected;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what comes in a Parameters resource, whatever the type of its values. */
record TermParameters(ObjectNode resource) {
    record Coded(String system, String code, String display) {
        static Coded of(JsonNode coding) {
            return new Coded(
                    coding.path("system").asString(""),
                    coding.path("code").asString(""),
                    coding.path("display").asString(""));
        }
    }

    static ObjectNode answer() {
        var answer = JsonNodeFactory.instance.objectNode().put("resourceType", "Parameters");
        answer.putArray("parameter");
        return answer;
    }

    /** Another parameter of an answer, or a part of one. */
    static ObjectNode add(ObjectNode to, String name) {
        var list = to.has("name") ? to.withArrayProperty("part") : to.withArrayProperty("parameter");
        return list.addObject().put("name", name);
    }

    private Stream<JsonNode> values(String name) {
        return resource.path("parameter")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString("").equals(name))
                .flatMap(parameter -> parameter
                        .propertyStream()
                        .filter(property -> property.getKey().startsWith("value"))
                        .map(Map.Entry::getValue));
    }

    Optional<String> text(String name) {
        return values(name)
                .filter(JsonNode::isValueNode)
                .map(value -> value.asString())
                .findFirst();
    }

    String require(String name) {
        return text(name).orElseThrow(() -> new Rejected(TermProblem.PARAMETER_MISSING, Map.of("parameter", name)));
    }

    /** A whole number from 0, or what stands for its absence. */
    int number(String name, int otherwise) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().matches("[0-9]{1,6}")) {
            throw new Rejected(TermProblem.PARAMETER_MISSING, Map.of("parameter", name));
        }
        return Integer.parseInt(text.get());
    }

    /** {@code code} with {@code system} and {@code display}, {@code coding}, or every coding of {@code codeableConcept}. */
    List<Coded> coded(String systemParameter) {
        var found = Stream.concat(
                        values("coding"),
                        values("codeableConcept")
                                .flatMap(concept -> concept.path("coding").valueStream()))
                .map(Coded::of)
                .toList();
        return found.isEmpty()
                ? List.of(new Coded(
                        text(systemParameter).orElse(""),
                        require("code"),
                        text("display").orElse("")))
                : found;
    }
}
