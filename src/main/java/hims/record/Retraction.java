package hims.record;

import hims.platform.Rejected;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** How a type says that a fact was entered in error: by its status, or by its verification. */
final class Retraction {
    private static final String ERROR = "entered-in-error";

    private Retraction() {}

    static ObjectNode of(ResourceType type, ObjectNode resource, String reason) {
        var codes = Structure.of(type).codes();
        if (codes.getOrDefault("status", Set.of()).contains(ERROR)) {
            resource.put("status", ERROR);
        } else if (codes.getOrDefault("verificationStatus", Set.of()).contains(ERROR)) {
            resource.remove("clinicalStatus"); // FHIR forbids it beside an error (con-5, ait-2)
            resource.set("verificationStatus", FhirJson.code(FhirCodes.verification(type), ERROR));
        } else {
            throw new Rejected(RecordProblem.NOT_RETRACTABLE);
        }
        resource.withArrayProperty("extension")
                .add(FhirJson.object()
                        .put("url", FhirJson.NAMESPACE + "StructureDefinition/entered-in-error-reason")
                        .put("valueString", reason));
        return resource;
    }
}
