package hims.pharmacy;

import hims.terminology.Dosing;
import hims.terminology.Medicines;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks the codes of lines up. */
@Component
class Reading {
    private final Medicines medicines;
    private final Dosing dosing;

    Reading(Medicines medicines, Dosing dosing) {
        this.medicines = medicines;
        this.dosing = dosing;
    }

    Prescribed of(PrescriptionLine line) {
        return new Prescribed(
                line,
                medicines.fetch(line.medicine()),
                dosing.fetchRoute(line.route()),
                dosing.fetchFrequency(line.frequency()),
                line.instructions().stream().map(dosing::fetchInstruction).toList());
    }

    List<Prescribed> of(List<PrescriptionLine> lines) {
        return lines.stream().map(this::of).toList();
    }
}
