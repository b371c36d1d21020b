package hims.emergency;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import hims.emergency.EmergencyFacts.Drug;
import hims.emergency.EmergencyFacts.Named;
import hims.emergency.EmergencyFacts.Problem;
import hims.record.Concept;
import hims.record.PatientSummary;
import hims.record.PatientSummary.ActiveProblem;
import hims.record.PatientSummary.Allergies;
import hims.record.PatientSummary.Allergy;
import hims.record.PatientSummary.CurrentMedicine;
import hims.record.ResourceKey;
import hims.terminology.Conditions;
import hims.terminology.Medicine;
import hims.terminology.Medicine.Ingredient;
import hims.terminology.Medicines;
import hims.terminology.Safety.Emergency;
import hims.terminology.Substance;
import hims.terminology.Systems;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts the record's summary into the order of an emergency, with what the code lists know of each fact. */
@Component
class FactsReader {
    /** Ranks of the committee's list (CARD-12): 1 changes the first hour, 2 a drug or its dose. */
    private static final int CHANGES_TREATMENT = 2;

    private final Conditions conditions;
    private final Medicines medicines;

    FactsReader(Conditions conditions, Medicines medicines) {
        this.conditions = conditions;
        this.medicines = medicines;
    }

    /** @param open what would be shown without break-glass: all else is marked as restricted */
    EmergencyFacts read(PatientSummary all, PatientSummary open) {
        Set<ResourceKey> restricted = keys(all);
        restricted.removeAll(keys(open));
        return new EmergencyFacts(
                deadliestFirst(all.allergies()),
                all.problems().stream()
                        .map(this::problem)
                        .sorted(comparing(problem -> !problem.changesTreatment()))
                        .toList(),
                all.medicines().stream()
                        .map(this::drug)
                        .sorted(comparingInt(FactsReader::weight))
                        .toList(),
                all.devices().stream()
                        .map(one -> new Named(one.key(), one.device().text(), one.since()))
                        .toList(),
                all.alerts().stream()
                        .map(one -> new Named(one.key(), one.alert().text(), one.since()))
                        .toList(),
                Optional.ofNullable(all.bloodGroup()),
                Optional.ofNullable(all.pregnancy()),
                all.weight(),
                all.visits(),
                restricted,
                all.asOf(),
                all.allergiesContradict());
    }

    private static Allergies deadliestFirst(Allergies allergies) {
        return allergies instanceof Allergies.Listed listed
                ? new Allergies.Listed(listed.all().stream()
                        .sorted(comparing((Allergy one) -> !one.criticality().equals("high"))
                                .thenComparing(one -> !one.confirmed()))
                        .toList())
                : allergies;
    }

    private static Set<ResourceKey> keys(PatientSummary summary) {
        var keys = new HashSet<ResourceKey>();
        if (summary.allergies() instanceof Allergies.Listed listed) {
            listed.all().forEach(one -> keys.add(one.key()));
        }
        summary.problems().forEach(one -> keys.add(one.key()));
        summary.medicines().forEach(one -> keys.add(one.key()));
        summary.devices().forEach(one -> keys.add(one.key()));
        summary.alerts().forEach(one -> keys.add(one.key()));
        summary.visits().forEach(one -> keys.add(one.key()));
        return keys;
    }

    private Problem problem(ActiveProblem active) {
        boolean changes = active.problem()
                .code(Systems.ICD_10)
                .flatMap(conditions::find)
                .map(condition -> condition.emergencyRank())
                .filter(rank -> rank <= CHANGES_TREATMENT)
                .isPresent();
        return new Problem(active.key(), active.problem().text(), active.since(), changes);
    }

    private Drug drug(CurrentMedicine current) {
        return medicine(current.medicine())
                .map(known -> new Drug(current.key(), written(known, current.dose()), reasons(known)))
                .orElseGet(() -> new Drug(
                        current.key(),
                        new hims.platform.ui.Medicine(current.medicine().text(), "", "", "", "", current.dose(), ""),
                        List.of()));
    }

    private Optional<Medicine> medicine(Concept concept) {
        return concept.code(Systems.MEDICINE).flatMap(medicines::find);
    }

    /** As the ward writes it (UI-32): names with tall-man letters, then strengths and form. */
    private static hims.platform.ui.Medicine written(Medicine medicine, String dose) {
        String names = medicine.ingredients().stream()
                .map(one -> name(one.substance()))
                .collect(Collectors.joining(" + "));
        String strengths = medicine.ingredients().stream()
                .map(Ingredient::strength)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" + "));
        String form = medicine.form().name().en().toLowerCase(Locale.ROOT);
        return new hims.platform.ui.Medicine(names, "", (strengths + " " + form).strip(), "", "", dose, "");
    }

    /** Lower case, except for tall-man letters. */
    private static String name(Substance substance) {
        String tallMan = substance.safety().tallMan();
        return tallMan == null ? substance.name().en().toLowerCase(Locale.ROOT) : tallMan;
    }

    private static List<Emergency> reasons(Medicine medicine) {
        return medicine.ingredients().stream()
                .flatMap(one -> Stream.ofNullable(one.substance().safety().emergency()))
                .distinct()
                .toList();
    }

    /** The order of the list of reasons is that of danger; medicines without one come last. */
    private static int weight(Drug drug) {
        return drug.reasons().stream().mapToInt(Emergency::ordinal).min().orElse(Emergency.values().length);
    }
}
