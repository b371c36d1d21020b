package hims.scheduling;

import hims.org.Unit;
import hims.record.Coding;
import hims.record.FhirJson;
import hims.record.ResourceType;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** The visit as FHIR Encounter: opened as {@code arrived}; from the first call on the module that serves it owns it. */
final class EncounterFhir {
    private static final Coding AMBULATORY =
            new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatory");

    private EncounterFhir() {}

    static ObjectNode arrived(Visit visit, Unit facility, Unit department, Instant at) {
        var encounter = FhirJson.resource(ResourceType.ENCOUNTER).put("status", "arrived");
        encounter.set("identifier", FhirJson.array(FhirJson.identifier("visit", Long.toString(visit.number()))));
        encounter.set("class", FhirJson.coding(AMBULATORY));
        encounter.set("serviceType", FhirJson.text(department.nameEn()));
        encounter.set("period", FhirJson.period(at, null));
        encounter.set(
                "serviceProvider",
                FhirJson.reference(ResourceType.ORGANIZATION, facility.id().value(), facility.nameEn()));
        return encounter;
    }
}
