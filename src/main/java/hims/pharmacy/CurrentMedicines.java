package hims.pharmacy;

import hims.record.PatientSummary;
import hims.record.PatientSummary.CurrentMedicine;
import hims.terminology.Dosing;
import hims.terminology.Medicine;
import hims.terminology.Medicines;
import hims.terminology.Quantities.Course;
import hims.terminology.Systems;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a patient takes already, as the checks need it: by code, and with the dose where we wrote the prescription ourselves. */
@Component
class CurrentMedicines {
    private final Medicines medicines;
    private final Dosing dosing;
    private final PrescriptionSql sql;

    CurrentMedicines(Medicines medicines, Dosing dosing, PrescriptionSql sql) {
        this.medicines = medicines;
        this.dosing = dosing;
        this.sql = sql;
    }

    /** @param uncoded what the record names in words only */
    record Taken(List<Medicine> medicines, List<Course> courses, List<String> uncoded) {}

    /** @param except requests of the order that is being checked itself */
    Taken of(PatientSummary summary, Set<UUID> except) {
        var taken = new ArrayList<Medicine>();
        var uncoded = new ArrayList<String>();
        var requests = new ArrayList<UUID>();
        for (var current : summary.medicines()) {
            var id = current.key().id().value();
            if (!except.contains(id)) {
                requests.add(id);
                current.medicine()
                        .code(Systems.MEDICINE)
                        .flatMap(medicines::find)
                        .ifPresentOrElse(taken::add, () -> uncoded.add(words(current)));
            }
        }
        var courses = sql.ofRequests(requests).stream().map(this::course).toList();
        return new Taken(taken, courses, uncoded);
    }

    Course course(PrescriptionLine line) {
        return new Course(
                medicines.fetch(line.medicine()), line.dose(), dosing.fetchFrequency(line.frequency()), line.days());
    }

    Course course(OrderLine line) {
        return new Course(
                medicines.fetch(line.medicine()), line.dose(), dosing.fetchFrequency(line.frequency()), line.days());
    }

    private static String words(CurrentMedicine current) {
        return current.medicine().text();
    }
}
