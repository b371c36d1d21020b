package hims.fhir;

import hims.platform.Rejected;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What an operation is given: a Parameters resource as sent, with what stands in the address beside it. */
final class Parameters {
    private Parameters() {}

    /** @throws Rejected WRONG_TYPE for another resource */
    static ObjectNode read(Call call, Bodies bodies) {
        var parameters = call.body().length() == 0 ? Json.resource("Parameters") : bodies.resource(call);
        if (!parameters.path("resourceType").asString("").equals("Parameters")) {
            throw new Rejected(FhirProblem.WRONG_TYPE, Map.of("expected", "Parameters"));
        }
        if (!parameters.path("parameter").isMissingNode()
                && !parameters.path("parameter").isArray()) {
            throw Query.refused("parameter");
        }
        call.query().values().forEach((name, values) -> values.forEach(value -> add(parameters, name, value)));
        return parameters;
    }

    private static void add(ObjectNode parameters, String name, String value) {
        parameters.withArrayProperty("parameter").addObject().put("name", name).put("valueString", value);
    }
}
