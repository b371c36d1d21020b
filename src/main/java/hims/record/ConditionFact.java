package hims.record;

import hims.access.PersonId;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A diagnosis. On the problem list it is shared by all who treat the person; as a diagnosis of a visit it belongs to that visit.
 *
 * @param onset null when nobody knows
 * @param sensitive classes whose readers only may see it
 */
public record ConditionFact(
        Occasion occasion,
        Concept condition,
        List list,
        Verification verification,
        @Nullable LocalDate onset,
        Set<Sensitivity> sensitive)
        implements ClinicalFact {

    public enum List {
        PROBLEM_LIST("problem-list-item"),
        VISIT("encounter-diagnosis");

        private final String code;

        List(String code) {
            this.code = code;
        }
    }

    public enum Verification {
        PROVISIONAL,
        CONFIRMED,
        REFUTED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of the problem, as it goes on. */
    public enum Course {
        ACTIVE,
        INACTIVE,
        RESOLVED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static ConditionFact problem(Occasion occasion, Concept condition) {
        return new ConditionFact(occasion, condition, List.PROBLEM_LIST, Verification.CONFIRMED, null, Set.of());
    }

    public static ConditionFact diagnosis(Occasion occasion, Concept condition, Verification verification) {
        return new ConditionFact(occasion, condition, List.VISIT, verification, null, Set.of());
    }

    /** For {@link ClinicalRecord#amend}. */
    public static UnaryOperator<ObjectNode> moved(Course course) {
        return condition -> condition.set("clinicalStatus", FhirJson.code(FhirCodes.CONDITION_CLINICAL, course.code()));
    }

    @Override
    public PersonId person() {
        return occasion.person();
    }

    @Override
    public ObjectNode toResource() {
        var resource = FhirJson.resource(ResourceType.CONDITION);
        resource.set("clinicalStatus", FhirJson.code(FhirCodes.CONDITION_CLINICAL, Course.ACTIVE.code()));
        resource.set(
                "verificationStatus",
                FhirJson.code(FhirCodes.verification(ResourceType.CONDITION), verification.code()));
        resource.set("category", FhirJson.array(FhirJson.code(FhirCodes.CONDITION_CATEGORY, list.code)));
        resource.set("code", condition.toJson());
        resource.set("subject", FhirJson.patient(person()));
        occasion.putEncounter(resource, "encounter");
        if (onset != null) {
            resource.put("onsetDateTime", onset.toString());
        }
        resource.put("recordedDate", occasion.at().toString());
        resource.set("recorder", occasion.practitioner());
        return sensitive.isEmpty() ? resource : Sensitivity.label(resource, sensitive);
    }
}
