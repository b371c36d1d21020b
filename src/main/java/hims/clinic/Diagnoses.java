package hims.clinic;

import hims.chart.Basket;
import hims.chart.Diagnosis;
import hims.record.Coding;
import hims.record.Concept;
import hims.record.ConditionFact;
import hims.record.Occasion;
import hims.record.Sensitivity;
import hims.terminology.Condition;
import hims.terminology.Conditions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a diagnosis of the basket becomes in the record. A confidential one carries its class from the first moment (SEC-24). */
@Component
class Diagnoses {
    private final Conditions conditions;

    Diagnoses(Conditions conditions) {
        this.conditions = conditions;
    }

    ConditionFact ofVisit(Diagnosis diagnosis, Occasion at) {
        return fact(diagnosis, ConditionFact.List.VISIT, at);
    }

    ConditionFact onList(Diagnosis diagnosis, Occasion at) {
        return fact(diagnosis, ConditionFact.List.PROBLEM_LIST, at);
    }

    /** The words for papers and overviews, which people beyond the clinic see: confidential ones are left out. */
    String inPublic(Basket basket) {
        return known(basket).stream()
                .filter(condition -> condition.sensitivity() == null)
                .map(condition -> condition.name().en())
                .collect(Collectors.joining(", "));
    }

    private List<Condition> known(Basket basket) {
        return basket.diagnoses().stream()
                .map(diagnosis -> conditions.fetch(diagnosis.icd10()))
                .toList();
    }

    private ConditionFact fact(Diagnosis diagnosis, ConditionFact.List list, Occasion at) {
        var condition = conditions.fetch(diagnosis.icd10());
        var concept = Concept.of(
                new Coding(Coding.ICD10, condition.icd10(), condition.name().en()));
        return new ConditionFact(at, concept, list, diagnosis.verification(), null, classes(condition));
    }

    private static Set<Sensitivity> classes(Condition condition) {
        var sensitivity = condition.sensitivity();
        if (sensitivity == null) {
            return Set.of();
        }
        return Set.of(
                switch (sensitivity) {
                    case HIV -> Sensitivity.HIV;
                    case MENTAL -> Sensitivity.MENTAL_HEALTH;
                    case SUBSTANCE -> Sensitivity.SUBSTANCE_USE;
                    case REPRODUCTIVE -> Sensitivity.REPRODUCTIVE_HEALTH;
                    case ABUSE -> Sensitivity.ABUSE;
                    case GENETIC -> Sensitivity.GENETICS;
                });
    }
}
