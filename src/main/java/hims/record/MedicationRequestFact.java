package hims.record;

import hims.access.PersonId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One line of a prescription.
 *
 * @param id taken beforehand, as the pharmacy's own row names it
 * @param line the line's number in the pharmacy, which makes it the same line when sent again
 * @param reason indication; null when not stated
 */
public record MedicationRequestFact(
        ResourceId id,
        Occasion occasion,
        String line,
        Concept medicine,
        Dose dose,
        Supply supply,
        @Nullable Concept reason)
        implements ClinicalFact {

    /**
     * @param text as the prescriber reads it, such as "500 mg by mouth three times a day for 5 days"
     * @param instruction to the patient, such as "after food"; empty when there is none
     * @param amount each time, in units of UCUM
     * @param timesADay 0 when it is not regular
     * @param route null when not stated
     */
    public record Dose(
            String text,
            String instruction,
            BigDecimal amount,
            String unit,
            int timesADay,
            boolean asNeeded,
            @Nullable Concept route) {}

    /** What is to be handed out; {@code days} is the length of the course, 0 when it goes on. */
    public record Supply(BigDecimal quantity, String unit, int days) {}

    public enum Status {
        ACTIVE,
        ON_HOLD,
        COMPLETED,
        STOPPED,
        CANCELLED
    }

    public ResourceKey key() {
        return new ResourceKey(ResourceType.MEDICATION_REQUEST, id);
    }

    /** For {@link ClinicalRecord#amend}. */
    public static UnaryOperator<ObjectNode> moved(Status next) {
        var code = next.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return request -> request.put("status", code);
    }

    @Override
    public PersonId person() {
        return occasion.person();
    }

    @Override
    public ObjectNode toResource() {
        var resource = FhirJson.resource(ResourceType.MEDICATION_REQUEST).put("id", id.toString());
        resource.set("identifier", FhirJson.array(FhirJson.identifier("prescription-line", line)));
        resource.put("status", "active").put("intent", "order");
        resource.set("medicationCodeableConcept", medicine.toJson());
        resource.set("subject", FhirJson.patient(person()));
        occasion.putEncounter(resource, "encounter");
        resource.put("authoredOn", occasion.at().toString());
        resource.set("requester", occasion.practitioner());
        if (reason != null) {
            resource.set("reasonCode", FhirJson.array(reason.toJson()));
        }
        resource.set("dosageInstruction", FhirJson.array(dosage()));
        resource.set("dispenseRequest", dispenseRequest());
        return resource;
    }

    private ObjectNode dosage() {
        var dosage = FhirJson.object().put("text", dose.text());
        if (!dose.instruction().isEmpty()) {
            dosage.put("patientInstruction", dose.instruction());
        }
        var repeat = FhirJson.object();
        if (supply.days() > 0) {
            repeat.set(
                    "boundsPeriod", FhirJson.period(occasion.at(), occasion.at().plus(Duration.ofDays(supply.days()))));
        }
        if (dose.timesADay() > 0) {
            repeat.put("frequency", dose.timesADay()).put("period", 1).put("periodUnit", "d");
        }
        if (!repeat.isEmpty()) {
            dosage.set("timing", FhirJson.object().set("repeat", repeat));
        }
        dosage.put("asNeededBoolean", dose.asNeeded());
        if (dose.route() != null) {
            dosage.set("route", dose.route().toJson());
        }
        var each = FhirJson.quantity(dose.amount(), dose.unit(), dose.unit());
        dosage.set("doseAndRate", FhirJson.array(FhirJson.object().set("doseQuantity", each)));
        return dosage;
    }

    private ObjectNode dispenseRequest() {
        var request = FhirJson.object().set("quantity", FhirJson.count(supply.quantity(), supply.unit()));
        if (supply.days() > 0) {
            request.set("expectedSupplyDuration", FhirJson.quantity(new BigDecimal(supply.days()), "days", "d"));
        }
        return request;
    }
}
