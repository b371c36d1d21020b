package hims.fhir.validate;

import hims.access.OpenTo;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything FHIR R4 says of a resource: invariants, profiles it claims, codes, narratives. Takes some milliseconds a resource
 * and, at first use, some seconds and a hundred megabytes; what every write passes is {@code hims.record.shape.ShapeCheck}.
 */
@Component
@OpenTo("callers of the API, whom its gate has let in; it reads nothing but what they sent")
public class FhirValidator {
    /** Made at first use: a hospital that never validates does not pay for it. */
    private static final class Engine {
        static final HapiEngine INSTANCE = new HapiEngine();
    }

    /** An OperationOutcome with every finding, each with its FHIRPath; without errors when the resource is right. */
    public ObjectNode validate(ObjectNode resource) {
        var outcome = JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
        var issues = outcome.putArray("issue");
        for (var finding : Engine.INSTANCE.findings(resource.toString())) {
            var issue = issues.addObject()
                    .put("severity", finding.severity())
                    .put("code", finding.code())
                    .put("diagnostics", finding.words());
            if (!finding.path().isEmpty()) {
                issue.putArray("expression").add(finding.path());
            }
        }
        if (issues.isEmpty()) {
            issues.addObject()
                    .put("severity", "information")
                    .put("code", "informational")
                    .put("diagnostics", "No issues found.");
        }
        return outcome;
    }
}
