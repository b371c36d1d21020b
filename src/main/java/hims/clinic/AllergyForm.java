package hims.clinic;

import hims.platform.Fields;
import hims.platform.Parsed;
import hims.record.AllergyFact;
import hims.record.Coding;
import hims.record.Concept;
import hims.record.Occasion;
import hims.terminology.Allergen;
import hims.terminology.Allergens;
import hims.terminology.Reaction;
import hims.terminology.Systems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One allergy being recorded: {@code allergy-code} and so on (CLIN-16). */
@Component
class AllergyForm {
    private static final int LONGEST_CODE = 100;

    private final Allergens allergens;

    AllergyForm(Allergens allergens) {
        this.allergens = allergens;
    }

    enum Certainty {
        CONFIRMED,
        REPORTED
    }

    Optional<Allergen> allergen(Fields in) {
        return allergens.find(in.typed("allergy-code"));
    }

    Parsed<AllergyFact> parse(Fields in, Occasion at) {
        var allergen = in.text("allergy-code", LONGEST_CODE).required().map(allergens::find, "field.not-a-choice");
        var reaction =
                in.text("allergy-reaction", LONGEST_CODE).required().map(allergens::findReaction, "field.not-a-choice");
        var certainty = in.choice("allergy-certainty", Certainty.class).required();
        return in.parse(() -> new AllergyFact(
                at,
                concept(allergen.value()),
                category(allergen.value()),
                criticality(reaction.value()),
                certainty.value() == Certainty.CONFIRMED,
                reaction.value().name().en()));
    }

    private static Concept concept(Allergen allergen) {
        return Concept.of(
                new Coding(Systems.ALLERGEN, allergen.code(), allergen.name().en()));
    }

    private static AllergyFact.@Nullable Category category(Allergen allergen) {
        return switch (allergen.kind()) {
            case GROUP, SUBSTANCE -> AllergyFact.Category.MEDICATION;
            case FOOD -> AllergyFact.Category.FOOD;
            case ENVIRONMENT -> AllergyFact.Category.ENVIRONMENT;
            case OTHER -> null;
        };
    }

    private static AllergyFact.Criticality criticality(Reaction reaction) {
        return switch (reaction.criticality()) {
            case LOW -> AllergyFact.Criticality.LOW;
            case HIGH -> AllergyFact.Criticality.HIGH;
            case UNKNOWN -> AllergyFact.Criticality.UNABLE_TO_ASSESS;
        };
    }
}
