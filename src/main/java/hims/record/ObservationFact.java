package hims.record;

import hims.access.PersonId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something measured, found or stated.
 *
 * @param interpretation code of HL7: H, L, HH, LL, N; empty when nobody judged it
 */
public record ObservationFact(Occasion occasion, Category category, Coding code, Value value, String interpretation)
        implements ClinicalFact {

    public enum Category {
        VITAL_SIGNS,
        LABORATORY,
        /** Found by looking and touching. */
        EXAM,
        /** Stated by the person or her family. */
        SURVEY,
        SOCIAL_HISTORY;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public sealed interface Value {
        /** The unit as people read it and, in UCUM, as machines do. */
        record Amount(BigDecimal value, String unit, String ucum) implements Value {
            public static Amount of(String value, String unit, String ucum) {
                return new Amount(new BigDecimal(value), unit, ucum);
            }
        }

        record Coded(Concept concept) implements Value {}

        record Words(String text) implements Value {}

        record Day(LocalDate on) implements Value {}

        /** Several numbers of one reading. */
        record Parts(List<Part> all) implements Value {}
    }

    public record Part(Coding code, Value.Amount value) {}

    @Override
    public PersonId person() {
        return occasion.person();
    }

    @Override
    public ObjectNode toResource() {
        var resource = FhirJson.resource(ResourceType.OBSERVATION).put("status", "final");
        resource.set("category", FhirJson.array(FhirJson.code(FhirCodes.OBSERVATION_CATEGORY, category.code())));
        resource.set("code", FhirJson.codeable(code));
        resource.set("subject", FhirJson.patient(person()));
        occasion.putEncounter(resource, "encounter");
        resource.put("effectiveDateTime", occasion.at().toString());
        resource.set("performer", FhirJson.array(occasion.practitioner()));
        putValue(resource);
        if (!interpretation.isEmpty()) {
            resource.set("interpretation", FhirJson.array(FhirJson.code(FhirCodes.INTERPRETATION, interpretation)));
        }
        return resource;
    }

    private void putValue(ObjectNode resource) {
        switch (value) {
            case Value.Amount amount -> resource.set("valueQuantity", quantity(amount));
            case Value.Coded coded ->
                resource.set("valueCodeableConcept", coded.concept().toJson());
            case Value.Words words -> resource.put("valueString", words.text());
            case Value.Day day -> resource.put("valueDateTime", day.on().toString());
            case Value.Parts parts -> {
                var components = resource.withArrayProperty("component");
                parts.all().forEach(part -> components.add(component(part)));
            }
        }
    }

    private static ObjectNode component(Part part) {
        var component = FhirJson.object().set("code", FhirJson.codeable(part.code()));
        return component.set("valueQuantity", quantity(part.value()));
    }

    private static ObjectNode quantity(Value.Amount amount) {
        return FhirJson.quantity(amount.value(), amount.unit(), amount.ucum());
    }
}
