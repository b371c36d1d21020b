package hims.record;

import hims.access.PersonId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An allergy or intolerance, or the statement that none is known.
 *
 * @param category null where it does not apply
 * @param criticality null when nobody judged it
 * @param reaction in words; empty when not known
 */
public record AllergyFact(
        Occasion occasion,
        Concept substance,
        @Nullable Category category,
        @Nullable Criticality criticality,
        boolean confirmed,
        String reaction)
        implements ClinicalFact {

    public enum Category {
        FOOD,
        MEDICATION,
        ENVIRONMENT,
        BIOLOGIC
    }

    public enum Criticality {
        LOW,
        HIGH,
        UNABLE_TO_ASSESS
    }

    /** She was asked, and knows of none. */
    public static AllergyFact noneKnown(Occasion occasion) {
        var none = Concept.of(new Coding(Coding.SNOMED, FhirCodes.NO_KNOWN_ALLERGY, "No known allergy"));
        return new AllergyFact(occasion, none, null, null, true, "");
    }

    @Override
    public PersonId person() {
        return occasion.person();
    }

    @Override
    public ObjectNode toResource() {
        var resource = FhirJson.resource(ResourceType.ALLERGY_INTOLERANCE);
        resource.set("clinicalStatus", FhirJson.code(FhirCodes.ALLERGY_CLINICAL, "active"));
        resource.set(
                "verificationStatus",
                FhirJson.code(
                        FhirCodes.verification(ResourceType.ALLERGY_INTOLERANCE),
                        confirmed ? "confirmed" : "unconfirmed"));
        if (category != null) {
            resource.withArrayProperty("category").add(code(category));
        }
        if (criticality != null) {
            resource.put("criticality", code(criticality));
        }
        resource.set("code", substance.toJson());
        resource.set("patient", FhirJson.patient(person()));
        occasion.putEncounter(resource, "encounter");
        resource.put("recordedDate", occasion.at().toString());
        resource.set("recorder", occasion.practitioner());
        if (!reaction.isEmpty()) {
            var manifestation = FhirJson.object().set("manifestation", FhirJson.array(FhirJson.text(reaction)));
            resource.set("reaction", FhirJson.array(manifestation));
        }
        return resource;
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
