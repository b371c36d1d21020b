package hims.portal;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.audit.Action;
import hims.person.Registry;
import hims.pharmacy.DoseWords;
import hims.pharmacy.Prescribed;
import hims.pharmacy.PrescriptionLine;
import hims.pharmacy.Prescriptions;
import hims.platform.web.Language;
import hims.record.Clearance;
import hims.record.PatientSummary;
import hims.record.PatientSummary.CurrentMedicine;
import hims.record.RecordViews;
import hims.terminology.Dosing;
import hims.terminology.Medicine;
import hims.terminology.Medicines;
import hims.terminology.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A citizen's own record as it stands now. A code sent to a phone opens it, and families share phones: confidential classes
 * stay closed until something stronger than the code opens the session (SEC-5, POR-2, POR-10). Each reading is logged as hers.
 */
@Service
class MyRecord {
    static final Clearance BY_CODE = Clearance.NONE;

    private final Registry registry;
    private final Access access;
    private final RecordViews views;
    private final Prescriptions prescriptions;
    private final DoseWords doseWords;
    private final Dosing dosing;
    private final Medicines medicines;
    private final PlainWords words;

    MyRecord(
            Registry registry,
            Access access,
            RecordViews views,
            Prescriptions prescriptions,
            DoseWords doseWords,
            Dosing dosing,
            Medicines medicines,
            PlainWords words) {
        this.registry = registry;
        this.access = access;
        this.views = views;
        this.prescriptions = prescriptions;
        this.doseWords = doseWords;
        this.dosing = dosing;
        this.medicines = medicines;
        this.words = words;
    }

    @Transactional
    MyHealth now(Actor by) {
        var own = Own.id(by);
        access.requireCare(by, Permission.OWN_RECORD, own, Action.READ, "record", "summary");
        var summary = views.summary(registry.everyId(own), BY_CODE);
        return new MyHealth(summary, problems(summary), medicines(summary, by), words);
    }

    /** What our list calls confidential is left out even where whoever wrote it forgot the label. */
    private List<PatientSummary.ActiveProblem> problems(PatientSummary summary) {
        return summary.problems().stream()
                .filter(problem -> !words.confidential(problem.problem()))
                .toList();
    }

    private List<MyMedicine> medicines(PatientSummary summary, Actor by) {
        if (summary.medicines().isEmpty()) {
            return List.of();
        }
        var lines = prescriptions.of(Own.id(by), by).stream()
                .flatMap(prescription -> prescription.lines().stream())
                .collect(Collectors.toMap(PrescriptionLine::request, Function.identity(), (first, _) -> first));
        return summary.medicines().stream()
                .map(current -> medicine(current, lines))
                .toList();
    }

    private MyMedicine medicine(CurrentMedicine current, Map<UUID, PrescriptionLine> lines) {
        var known = words.medicine(current.medicine());
        var dose = Optional.ofNullable(lines.get(current.key().id().value()))
                .map(this::dose)
                .orElseGet(() -> new Words(current.dose(), current.dose()));
        return new MyMedicine(
                words.medicineName(current.medicine()),
                known.map(Medicine::purpose).orElseGet(() -> new Words("", "")),
                dose,
                current.prescriber(),
                current.until());
    }

    /** As on the label of what she was given. */
    private Words dose(PrescriptionLine line) {
        var prescribed = new Prescribed(
                line,
                medicines.fetch(line.medicine()),
                dosing.fetchRoute(line.route()),
                dosing.fetchFrequency(line.frequency()),
                line.instructions().stream().map(dosing::fetchInstruction).toList());
        return new Words(doseWords.sentence(prescribed, Language.EN), doseWords.sentence(prescribed, Language.HI));
    }
}
