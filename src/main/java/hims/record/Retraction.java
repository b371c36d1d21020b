package hims.record;

import hims.platform.Rejected;
import hims.record.shape.Definitions;
import tools.jackson.databind.node.ObjectNode;

/** How a type says that a fact was entered in error: by its status, or by its verification. */
final class Retraction {
    private static final String ERROR = "entered-in-error";

    private Retraction() {}

    static ObjectNode of(ResourceType type, ObjectNode resource, String reason) {
        if (mayBeError(type, "status")) {
            resource.put("status", ERROR);
        } else if (mayBeError(type, "verificationStatus")) {
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

    private static boolean mayBeError(ResourceType type, String element) {
        var slot = Definitions.r4().fetchResource(type.fhirName()).slot(element);
        var codes = slot == null ? null : slot.element().codes();
        return codes != null && codes.codes().contains(ERROR);
    }
}
