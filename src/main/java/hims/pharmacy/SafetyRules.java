package hims.pharmacy;

import hims.pharmacy.Finding.Alert;
import hims.pharmacy.Finding.NotRun;
import hims.record.PatientSummary.Allergies;
import hims.record.PatientSummary.Allergy;
import hims.terminology.Allergens;
import hims.terminology.DrugAlert;
import hims.terminology.DrugAlert.AboveDailyMaximum;
import hims.terminology.DrugAlert.NotChecked;
import hims.terminology.DrugKnowledge;
import hims.terminology.Medicine;
import hims.terminology.Quantities;
import hims.terminology.Quantities.Course;
import hims.terminology.Substance;
import hims.terminology.Systems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts what {@code terminology} knows to what the record says. The specification is {@code SafetyRulesTest}. */
@Component
class SafetyRules {
    private static final int ADULT_LIMITS_FROM_YEARS = 12;

    private final DrugKnowledge knowledge;
    private final Allergens allergens;

    SafetyRules(DrugKnowledge knowledge, Allergens allergens) {
        this.knowledge = knowledge;
        this.allergens = allergens;
    }

    /**
     * @param taken medicines of the record, of which {@code courses} is the part whose dose we know
     * @param years age; empty when not known
     */
    record Facts(
            List<Course> ordered,
            List<Medicine> taken,
            List<Course> courses,
            List<String> uncoded,
            Allergies allergies,
            Optional<Integer> years) {}

    List<Finding> findings(Facts facts) {
        var findings = new ArrayList<Finding>();
        for (var line = 0; line < facts.ordered().size(); line++) {
            findings.addAll(allergies(line, facts));
            findings.addAll(pairs(line, facts));
            findings.addAll(dailyDoses(line, facts));
            for (var words : facts.uncoded()) {
                findings.add(new NotRun(line, NotRun.Reason.MEDICINE_NOT_CODED, words));
            }
        }
        return List.copyOf(findings);
    }

    private List<Finding> allergies(int line, Facts facts) {
        return switch (facts.allergies()) {
            case Allergies.NoneKnown none -> List.of();
            case Allergies.NotRecorded none -> List.of(new NotRun(line, NotRun.Reason.ALLERGIES_NOT_RECORDED, ""));
            case Allergies.Listed(var all) ->
                all.stream()
                        .flatMap(allergy ->
                                allergy(line, allergy, facts.ordered().get(line).medicine()))
                        .toList();
        };
    }

    private Stream<Finding> allergy(int line, Allergy allergy, Medicine medicine) {
        var code = allergy.substance()
                .code(Systems.ALLERGEN)
                .filter(known -> allergens.find(known).isPresent());
        return code.<Stream<Finding>>map(known -> knowledge.allergies(List.of(known), medicine).stream()
                        .map(conflict -> new Alert(line, conflict)))
                .orElseGet(() -> Stream.of(new NotRun(
                        line,
                        NotRun.Reason.ALLERGY_NOT_CODED,
                        allergy.substance().text())));
    }

    /** Against earlier lines of the order, so that a pair is told once, and against everything taken already. */
    private List<Finding> pairs(int line, Facts facts) {
        var medicine = facts.ordered().get(line).medicine();
        var earlier = facts.ordered().subList(0, line).stream().map(Course::medicine);
        return Stream.concat(facts.taken().stream(), earlier)
                .map(other -> List.of(other, medicine))
                .flatMap(pair ->
                        Stream.concat(knowledge.duplicates(pair).stream(), knowledge.interactions(pair).stream()))
                .<Finding>map(alert -> new Alert(line, alert))
                .distinct()
                .toList();
    }

    /** Adds a substance up across the order and what is taken already: paracetamol hides in many tablets. */
    private static List<Finding> dailyDoses(int line, Facts facts) {
        var medicine = facts.ordered().get(line).medicine();
        if (medicine.ingredients().stream()
                .noneMatch(one -> one.substance().safety().maxDailyMg() != null)) {
            return List.of();
        }
        if (facts.years().filter(years -> years >= ADULT_LIMITS_FROM_YEARS).isEmpty()) {
            return List.of(new NotRun(line, NotRun.Reason.DAILY_DOSE_OF_A_CHILD, ""));
        }
        return Quantities.aboveDailyMaximum(Stream.concat(facts.ordered().stream(), facts.courses().stream())
                        .toList())
                .stream()
                .filter(alert -> concerns(alert, medicine))
                .<Finding>map(alert -> new Alert(line, alert))
                .toList();
    }

    private static boolean concerns(DrugAlert alert, Medicine medicine) {
        return (alert instanceof AboveDailyMaximum above && contains(medicine, above.substance()))
                || (alert instanceof NotChecked unchecked && contains(medicine, unchecked.substance()));
    }

    private static boolean contains(Medicine medicine, Substance substance) {
        return medicine.ingredients().stream().anyMatch(one -> one.substance().equals(substance));
    }
}
