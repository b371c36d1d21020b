package hims.record;

import hims.record.PatientSummary.BloodGroup;
import hims.record.PatientSummary.Part;
import hims.record.PatientSummary.Pregnancy;
import hims.record.PatientSummary.Vital;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The latest observation of each kind that a summary shows. */
final class VitalsBuilder {
    private static final Set<String> ELEMENTS = Set.of(
            "status",
            "category",
            "code",
            "valueQuantity",
            "valueCodeableConcept",
            "valueDateTime",
            "interpretation",
            "component");
    /** A pregnancy stated longer ago has ended, whether or not somebody wrote it down. */
    private static final Duration LONGEST_PREGNANCY = Duration.ofDays(44 * 7);

    private final Instant asOf;
    private final Map<String, Vital> vitals = new LinkedHashMap<>();
    private @Nullable BloodGroup bloodGroup;
    private @Nullable Instant pregnantAt;
    private boolean pregnancyKnown;
    private @Nullable LocalDate due;

    VitalsBuilder(Instant asOf) {
        this.asOf = asOf;
    }

    void add(Fact fact) {
        var json = fact.slice(ELEMENTS);
        if (json.path("status").asString("").equals("cancelled")) {
            return;
        }
        var code = Fact.code(json.path("code"));
        switch (code) {
            case FhirCodes.BLOOD_GROUP -> group(fact, json);
            case FhirCodes.PREGNANCY_STATUS -> pregnancy(fact, json);
            case FhirCodes.DELIVERY_DATE -> due = due == null ? dueDate(json) : due;
            default -> {
                if (isVital(json) && !vitals.containsKey(code)) {
                    vitals.put(code, vital(fact, json));
                }
            }
        }
    }

    List<Vital> latest() {
        return List.copyOf(vitals.values());
    }

    @Nullable
    BloodGroup bloodGroup() {
        return bloodGroup;
    }

    @Nullable
    Pregnancy pregnancy() {
        return pregnantAt == null || pregnantAt.plus(LONGEST_PREGNANCY).isBefore(asOf)
                ? null
                : new Pregnancy(pregnantAt, due);
    }

    /** What a laboratory found stands before what was stated, then the newest. */
    private void group(Fact fact, JsonNode json) {
        var tested = hasCategory(json, "laboratory");
        if (bloodGroup == null || (tested && !bloodGroup.tested())) {
            bloodGroup = new BloodGroup(Concept.read(json.path("valueCodeableConcept")), tested, fact.from());
        }
    }

    private void pregnancy(Fact fact, JsonNode json) {
        if (!pregnancyKnown) {
            pregnancyKnown = true;
            pregnantAt = Fact.code(json.path("valueCodeableConcept")).equals(FhirCodes.PREGNANT) ? fact.from() : null;
        }
    }

    private static @Nullable LocalDate dueDate(JsonNode json) {
        return FhirDates.read(json.path("valueDateTime"))
                .map(day -> LocalDate.ofInstant(day.from(), FhirDates.ZONE))
                .orElse(null);
    }

    private static boolean isVital(JsonNode json) {
        return hasCategory(json, "vital-signs");
    }

    static boolean hasCategory(JsonNode json, String code) {
        for (var category : json.path("category")) {
            if (Fact.code(category).equals(code)) {
                return true;
            }
        }
        return false;
    }

    static Vital vital(Fact fact, JsonNode json) {
        var parts = new ArrayList<Part>();
        for (var component : json.path("component")) {
            var quantity = component.path("valueQuantity");
            if (quantity.has("value")) {
                parts.add(new Part(Concept.read(component.path("code")), number(quantity), unit(quantity)));
            }
        }
        var quantity = json.path("valueQuantity");
        return new Vital(
                fact.key(),
                Concept.read(json.path("code")),
                quantity.has("value") ? number(quantity) : null,
                quantity.has("value") || parts.isEmpty()
                        ? unit(quantity)
                        : parts.getFirst().unit(),
                Fact.code(json.path("interpretation").path(0)),
                fact.from(),
                parts);
    }

    static BigDecimal number(JsonNode quantity) {
        return quantity.path("value").decimalValue();
    }

    static String unit(JsonNode quantity) {
        return quantity.path("unit").asString(quantity.path("code").asString(""));
    }
}
