package hims.terminology;

import hims.platform.CodeFile;
import hims.terminology.DrugAlert.AllergyConflict;
import hims.terminology.DrugAlert.Interacts;
import hims.terminology.DrugAlert.PregnancyRisk;
import hims.terminology.DrugAlert.SameClass;
import hims.terminology.DrugAlert.SameSubstance;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What medicines do to each other and to the allergic (CLIN-26). Pure: the same question has the same answer; who asks and what
 * is done about it belongs to {@code pharmacy}. Medicines that stay on the skin or in the eye count for allergies only.
 * Test: DrugKnowledgeTest.
 */
@Component
public class DrugKnowledge {
    private static final Words NO_TEXT = new Words("", "");

    private final Allergens allergens;
    private final Substances substances;
    private final List<Interaction> interactions = CodeFile.read("terminology/interactions").stream()
            .map(Interaction::read)
            .toList();
    private final List<Cross> crosses =
            CodeFile.read("terminology/allergy-cross").stream().map(Cross::read).toList();

    DrugKnowledge(Allergens allergens, Substances substances) {
        this.allergens = allergens;
        this.substances = substances;
    }

    private record Cross(String from, String to, Level level, Words text) {
        static Cross read(CodeFile.Line line) {
            return new Cross(
                    line.text("from_group"),
                    line.text("to_group"),
                    Level.valueOf(line.text("level")),
                    Words.of(line, "text_en", "text_hi"));
        }
    }

    private record Pair(Medicine one, Medicine other) {}

    /**
     * The loudest conflict of each recorded allergy with each substance of the medicine.
     *
     * @param recorded codes of {@link Allergens}; one that is unknown there conflicts with nothing
     */
    public List<AllergyConflict> allergies(Collection<String> recorded, Medicine medicine) {
        return recorded.stream()
                .flatMap(code -> allergens.find(code).stream())
                .flatMap(allergen -> medicine.substances().flatMap(substance -> conflict(allergen, substance).stream()))
                .sorted(Comparator.comparing(AllergyConflict::level).reversed())
                .toList();
    }

    /** Two lines with the same substance, or with two of one class. One alert a pair. */
    public List<DrugAlert> duplicates(List<Medicine> medicines) {
        return pairs(medicines)
                .flatMap(pair -> sameSubstance(pair).or(() -> sameClass(pair)).stream())
                .toList();
    }

    /** The exactest rule for each pair of lines, and the loudest among equals. */
    public List<DrugAlert> interactions(List<Medicine> medicines) {
        return pairs(medicines)
                .flatMap(pair -> interaction(pair).stream())
                .map(DrugAlert.class::cast)
                .toList();
    }

    public List<DrugAlert> pregnancy(Medicine medicine) {
        return medicine.substances().flatMap(DrugKnowledge::pregnancy).toList();
    }

    private Optional<AllergyConflict> conflict(Allergen recorded, Substance substance) {
        if (recorded.code().equals(substance.code()) || substance.in(recorded.code())) {
            return Optional.of(new AllergyConflict(Level.STOP, recorded, substance, NO_TEXT));
        }
        return Stream.concat(withinGroup(recorded, substance), acrossGroups(recorded, substance))
                .max(Comparator.comparing(AllergyConflict::level));
    }

    /** Another substance of the group to which the recorded substance belongs. */
    private Stream<AllergyConflict> withinGroup(Allergen recorded, Substance substance) {
        return groupsOf(recorded)
                .filter(group -> substance.in(group.code()))
                .map(group -> new AllergyConflict(group.within(), recorded, substance, NO_TEXT));
    }

    private Stream<AllergyConflict> acrossGroups(Allergen recorded, Substance substance) {
        var from = Stream.concat(Stream.of(recorded.code()), groupsOf(recorded).map(AllergyGroup::code))
                .toList();
        return crosses.stream()
                .filter(cross -> from.contains(cross.from()) && substance.in(cross.to()))
                .map(cross -> new AllergyConflict(cross.level(), recorded, substance, cross.text()));
    }

    private Stream<AllergyGroup> groupsOf(Allergen recorded) {
        return substances.find(recorded.code()).stream().flatMap(substance -> substance.groups().stream());
    }

    private static Optional<DrugAlert> sameSubstance(Pair pair) {
        return pair.one()
                .substances()
                .filter(substance -> pair.other().substances().anyMatch(substance::equals))
                .filter(substance -> substance.drugClass().duplicate() != null)
                .<DrugAlert>map(substance -> new SameSubstance(Level.WARNING, substance, pair.one(), pair.other()))
                .findFirst();
    }

    private static Optional<DrugAlert> sameClass(Pair pair) {
        return pair.one()
                .substances()
                .map(Substance::drugClass)
                .filter(drugClass ->
                        pair.other().substances().map(Substance::drugClass).anyMatch(drugClass::equals))
                .flatMap(drugClass -> Optional.ofNullable(drugClass.duplicate()).stream()
                        .<DrugAlert>map(level -> new SameClass(level, drugClass, pair.one(), pair.other())))
                .max(Comparator.comparing(DrugAlert::level));
    }

    private Optional<Interacts> interaction(Pair pair) {
        return interactions.stream()
                .filter(rule -> pair.one()
                        .substances()
                        .anyMatch(one -> pair.other().substances().anyMatch(other -> rule.between(one, other))))
                .max(Comparator.comparing(Interaction::level).thenComparingInt(Interaction::exactness))
                .map(rule -> new Interacts(rule, pair.one(), pair.other()));
    }

    private static Stream<DrugAlert> pregnancy(Substance substance) {
        return switch (substance.safety().pregnancy()) {
            case null -> Stream.of(new DrugAlert.NotChecked(DrugAlert.NotChecked.Reason.PREGNANCY_UNKNOWN, substance));
            case USUAL -> Stream.empty();
            case CAUTION -> Stream.of(new PregnancyRisk(Level.INFO, substance));
            case AVOID -> Stream.of(new PregnancyRisk(Level.WARNING, substance));
        };
    }

    private static Stream<Pair> pairs(List<Medicine> medicines) {
        var systemic = medicines.stream()
                .filter(medicine -> medicine.form().systemic())
                .toList();
        return IntStream.range(0, systemic.size())
                .boxed()
                .flatMap(first -> IntStream.range(first + 1, systemic.size())
                        .mapToObj(second -> new Pair(systemic.get(first), systemic.get(second))));
    }
}
