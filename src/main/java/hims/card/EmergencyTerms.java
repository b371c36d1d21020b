package hims.card;

import hims.card.code.EmergencyRanking;
import hims.card.code.EmergencyRanking.ItemClass;
import hims.record.Coding;
import hims.record.Concept;
import hims.terminology.Allergen;
import hims.terminology.Allergens;
import hims.terminology.Condition;
import hims.terminology.Conditions;
import hims.terminology.Medicine.Ingredient;
import hims.terminology.Medicines;
import hims.terminology.Safety.Emergency;
import hims.terminology.ShortNames;
import hims.terminology.Substance;
import hims.terminology.Substances;
import hims.terminology.Systems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The record's codes as those that may stand on a card (FMT-24), and what must stay when not all fits (CARD-12). */
@Component
class EmergencyTerms {

    private static final String RANKING = "/reference/card/emergency-ranking.txt";
    private static final int CHANGES_TREATMENT = 2;

    /** CARD-6 and CARD-12: missing these kills. */
    private static final Set<Emergency> MUST_STAY =
            EnumSet.of(Emergency.ANTICOAGULANT, Emergency.INSULIN, Emergency.STEROID, Emergency.ANTIEPILEPTIC);

    /** What would tell of mental health, substance use or sexual health is never offered (CARD-16). */
    private static final Set<Emergency> NEVER = EnumSet.of(
            Emergency.PDE5, Emergency.OPIOID, Emergency.OPIOID_BLOCKER, Emergency.SEDATIVE, Emergency.LITHIUM);

    private final Conditions conditions;
    private final Medicines medicines;
    private final Substances substances;
    private final Allergens allergens;
    private final ShortNames shortNames;

    EmergencyTerms(
            Conditions conditions,
            Medicines medicines,
            Substances substances,
            Allergens allergens,
            ShortNames shortNames) {
        this.conditions = conditions;
        this.medicines = medicines;
        this.substances = substances;
        this.allergens = allergens;
        this.shortNames = shortNames;
    }

    EmergencyRanking ranking() {
        Set<Long> critical = substances.all().stream()
                .filter(substance -> is(substance, MUST_STAY))
                .map(Substance::snomed)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new EmergencyRanking(order(), critical);
    }

    Optional<Long> bloodGroup(Concept group) {
        return snomed(group).or(() -> shortNames.bloodGroup(group.text()));
    }

    Optional<Long> allergen(Concept substance) {
        return snomed(substance)
                .or(() -> substance
                        .code(Systems.ALLERGEN)
                        .or(() -> substance.code(Systems.SUBSTANCE))
                        .flatMap(allergens::find)
                        .map(Allergen::snomed));
    }

    Optional<Long> reaction(String words) {
        return allergens.reactions().stream()
                .filter(reaction -> reaction.name().en().equalsIgnoreCase(words)
                        || reaction.name().hi().equals(words))
                .findFirst()
                .map(reaction -> reaction.snomed());
    }

    /** A condition that changes treatment and is not confidential. */
    Optional<Condition> condition(Concept problem) {
        return problem.code(Systems.ICD_10)
                .flatMap(conditions::find)
                .filter(condition -> condition.sensitivity() == null)
                .filter(condition ->
                        condition.emergencyRank() != null && condition.emergencyRank() <= CHANGES_TREATMENT);
    }

    /** The substances of a medicine that an emergency team must know of. */
    List<Substance> critical(Concept medicine) {
        return medicine.code(Systems.MEDICINE).flatMap(medicines::find).stream()
                .flatMap(found -> found.ingredients().stream())
                .map(Ingredient::substance)
                .filter(substance -> substance.safety().emergency() != null && !is(substance, NEVER))
                .toList();
    }

    Optional<Long> snomed(Concept concept) {
        return concept.code(Coding.SNOMED)
                .filter(code -> code.matches("\\d{6,18}"))
                .map(Long::valueOf);
    }

    private static boolean is(Substance substance, Set<Emergency> reasons) {
        return substance.safety().emergency() != null
                && reasons.contains(substance.safety().emergency());
    }

    private static List<ItemClass> order() {
        try (var in = Objects.requireNonNull(EmergencyTerms.class.getResourceAsStream(RANKING), RANKING)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ItemClass::valueOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
