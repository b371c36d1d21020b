package hims.record;

import hims.access.PersonId;
import hims.access.UnitId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Medicine handed over; {@code occasion.at} is the moment.
 *
 * @param number the pharmacy's own number of the dispense, which makes it the same one when sent again
 * @param prescription the line it fulfils; null for what was given without one
 * @param batches what it was taken from: a recall finds the people through it
 * @param store the pharmacy
 */
public record MedicationDispenseFact(
        ResourceId id,
        Occasion occasion,
        String number,
        @Nullable ResourceKey prescription,
        Concept medicine,
        BigDecimal quantity,
        String unit,
        List<Batch> batches,
        UnitId store)
        implements ClinicalFact {

    public record Batch(String number, LocalDate expiresOn, BigDecimal quantity) {}

    public ResourceKey key() {
        return new ResourceKey(ResourceType.MEDICATION_DISPENSE, id);
    }

    @Override
    public PersonId person() {
        return occasion.person();
    }

    @Override
    public ObjectNode toResource() {
        var resource = FhirJson.resource(ResourceType.MEDICATION_DISPENSE).put("id", id.toString());
        batches.forEach(batch -> resource.withArrayProperty("extension").add(extension(batch)));
        resource.set("identifier", FhirJson.array(FhirJson.identifier("dispense", number)));
        resource.put("status", "completed");
        resource.set("medicationCodeableConcept", medicine.toJson());
        resource.set("subject", FhirJson.patient(person()));
        occasion.putEncounter(resource, "context");
        resource.set("performer", FhirJson.array(FhirJson.object().set("actor", occasion.practitioner())));
        resource.set("location", FhirJson.reference(ResourceType.LOCATION, store.value(), null));
        if (prescription != null) {
            resource.set("authorizingPrescription", FhirJson.array(FhirJson.reference(prescription)));
        }
        resource.set("quantity", FhirJson.count(quantity, unit));
        return resource.put("whenHandedOver", occasion.at().toString());
    }

    /** R4 has no element for the batch of what was handed over. */
    private static ObjectNode extension(Batch batch) {
        var extension = FhirJson.object().put("url", FhirJson.NAMESPACE + "StructureDefinition/batch");
        var parts = extension.withArrayProperty("extension");
        parts.add(FhirJson.object().put("url", "number").put("valueString", batch.number()));
        parts.add(FhirJson.object()
                .put("url", "expires")
                .put("valueDate", batch.expiresOn().toString()));
        parts.add(FhirJson.object().put("url", "quantity").put("valueDecimal", batch.quantity()));
        return extension;
    }
}
