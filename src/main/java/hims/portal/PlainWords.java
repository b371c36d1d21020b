package hims.portal;

import hims.record.Concept;
import hims.terminology.Allergen;
import hims.terminology.Allergens;
import hims.terminology.Condition;
import hims.terminology.Conditions;
import hims.terminology.Medicine;
import hims.terminology.Medicines;
import hims.terminology.ObservationType;
import hims.terminology.ObservationTypes;
import hims.terminology.Systems;
import hims.terminology.Words;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the record says in codes, in the citizen's words (POR-16); a code we do not know is told as it was written. */
@Component
class PlainWords {
    private static final int CATEGORY = 3;

    private final Conditions conditions;
    private final Medicines medicines;
    private final Allergens allergens;
    private final ObservationTypes observations;
    private final Set<String> confidential;

    PlainWords(Conditions conditions, Medicines medicines, Allergens allergens, ObservationTypes observations) {
        this.conditions = conditions;
        this.medicines = medicines;
        this.allergens = allergens;
        this.observations = observations;
        this.confidential = conditions.all().stream()
                .filter(condition -> condition.sensitivity() != null)
                .map(condition -> category(condition.icd10()))
                .collect(Collectors.toUnmodifiableSet());
    }

    Optional<Condition> condition(Concept problem) {
        return problem.code(Systems.ICD_10).flatMap(this::condition);
    }

    /** A finer code that the list does not have is told by its category. */
    private Optional<Condition> condition(String icd10) {
        return conditions.find(icd10).or(() -> conditions.find(category(icd10)));
    }

    /**
     * Whether the list calls the condition, or any of its category, confidential: asked besides the record's own labels, as
     * those may have been forgotten.
     */
    boolean confidential(Concept problem) {
        return problem.code(Systems.ICD_10)
                .filter(icd10 -> confidential.contains(category(icd10)))
                .isPresent();
    }

    private static String category(String icd10) {
        return icd10.substring(0, Math.min(CATEGORY, icd10.length()));
    }

    Words problem(Concept problem) {
        return condition(problem).map(Condition::name).orElseGet(() -> asWritten(problem));
    }

    Optional<Medicine> medicine(Concept medicine) {
        return medicine.code(Systems.MEDICINE).flatMap(medicines::find);
    }

    Words medicineName(Concept written) {
        return medicine(written).map(Medicine::name).orElseGet(() -> asWritten(written));
    }

    Words allergen(Concept substance) {
        return substance
                .code(Systems.ALLERGEN)
                .or(() -> substance.code(Systems.SUBSTANCE))
                .flatMap(allergens::find)
                .map(Allergen::name)
                .orElseGet(() -> asWritten(substance));
    }

    /** The record has a reaction in words; those of our list are known by them. */
    Words reaction(String written) {
        return allergens.reactions().stream()
                .filter(reaction -> reaction.name().en().equalsIgnoreCase(written))
                .map(reaction -> reaction.name())
                .findFirst()
                .orElseGet(() -> new Words(written, written));
    }

    Words measured(Concept code) {
        return code.code(Systems.LOINC)
                .flatMap(observations::find)
                .map(ObservationType::name)
                .orElseGet(() -> asWritten(code));
    }

    static Words asWritten(Concept concept) {
        return new Words(concept.text(), concept.text());
    }
}
