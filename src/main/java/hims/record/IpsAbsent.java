package hims.record;

import hims.platform.Ids;
import tools.jackson.databind.node.ObjectNode;

/** "No information" in the words of the International Patient Summary. Says the same whether nothing was recorded or nothing may be seen. */
record IpsAbsent(String patient) {
    private static final String SYSTEM = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
    private static final String DATA_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    ObjectNode allergies() {
        var allergy = resource(ResourceType.ALLERGY_INTOLERANCE);
        allergy.set("clinicalStatus", FhirJson.code(FhirCodes.ALLERGY_CLINICAL, "active"));
        allergy.set("code", code("no-allergy-info", "No information about allergies"));
        return allergy.set("patient", reference());
    }

    ObjectNode problems() {
        var condition = resource(ResourceType.CONDITION);
        condition.set("clinicalStatus", FhirJson.code(FhirCodes.CONDITION_CLINICAL, "active"));
        condition.set("code", code("no-problem-info", "No information about problems"));
        return condition.set("subject", reference());
    }

    ObjectNode medication() {
        var statement = resource(ResourceType.MEDICATION_STATEMENT).put("status", "unknown");
        statement.set("medicationCodeableConcept", code("no-medication-info", "No information about medications"));
        statement.set("subject", reference());
        statement
                .putObject("_effectiveDateTime")
                .putArray("extension")
                .addObject()
                .put("url", DATA_ABSENT)
                .put("valueCode", "unknown");
        return statement;
    }

    private static ObjectNode resource(ResourceType type) {
        return FhirJson.resource(type).put("id", Ids.next().toString());
    }

    private static ObjectNode code(String code, String display) {
        return FhirJson.codeable(new Coding(SYSTEM, code, display));
    }

    private ObjectNode reference() {
        return FhirJson.object().put("reference", "Patient/" + patient);
    }
}
