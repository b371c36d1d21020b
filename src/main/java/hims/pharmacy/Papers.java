package hims.pharmacy;

import hims.access.Actor;
import hims.org.Org;
import hims.platform.Fields;
import hims.platform.qr.CodeImage;
import hims.platform.qr.Qr;
import hims.platform.web.Language;
import hims.supply.Stores;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers what the papers say. Each is read through its use case, which asks for the right and logs it. */
@Component
class Papers {
    private static final int LARGEST_QR = 5;
    private static final double MODULE_MM = 0.6;

    private final Prescriptions prescriptions;
    private final Dispensing dispensing;
    private final Patients patients;
    private final Reading reading;
    private final DoseWords words;
    private final Counter counter;
    private final CounterView view;
    private final Stores stores;
    private final Org org;
    private final Clock clock;

    Papers(
            Prescriptions prescriptions,
            Dispensing dispensing,
            Patients patients,
            Reading reading,
            DoseWords words,
            Counter counter,
            CounterView view,
            Stores stores,
            Org org,
            Clock clock) {
        this.prescriptions = prescriptions;
        this.dispensing = dispensing;
        this.patients = patients;
        this.reading = reading;
        this.words = words;
        this.counter = counter;
        this.view = view;
        this.stores = stores;
        this.org = org;
        this.clock = clock;
    }

    PrescriptionPaper prescription(PrescriptionId id, Actor by) {
        var prescription = prescriptions.fetch(id, by);
        return new PrescriptionPaper(
                prescription,
                patients.patient(prescription.patient(), by),
                reading.of(prescription.lines()),
                org.facility(prescription.facility()),
                org.fetch(prescription.place()),
                qr(prescription.number()),
                words);
    }

    /** The number alone: whoever finds the paper learns nothing from it. */
    private static CodeImage qr(String number) {
        return Qr.draw(1, LARGEST_QR, new Qr.Alphanumeric(number)).orElseThrow().image(MODULE_MM);
    }

    SlipPaper slip(PrescriptionId id, Actor by) {
        var prescription = prescriptions.fetch(id, by);
        var store = stores.of(by);
        var missing = counter.lines(prescription, store, new CounterForm(Fields.empty())).stream()
                .filter(line -> line.owed() > 0)
                .map(line -> view.whereElse(line, store))
                .toList();
        return new SlipPaper(
                prescription,
                patients.patient(prescription.patient(), by),
                missing,
                org.facility(by.facility()),
                clock.instant());
    }

    DispensedPage dispensed(DispenseId id, String labels, Actor by) {
        var dispensed = dispensing.fetch(id, by);
        var prescription = prescriptions.fetch(dispensed.prescription(), by);
        var patient = patients.patient(dispensed.patient(), by);
        var lines = reading.of(prescription.lines()).stream()
                .collect(Collectors.toMap(line -> line.line().id(), Function.identity()));
        var language = Language.find(labels.toLowerCase(Locale.ROOT)).orElse(patient.language());
        return new DispensedPage(dispensed, prescription, patient, lines, language, org.fetch(dispensed.store()));
    }

    LabelsPaper labels(DispenseId id, String labels, LabelPaper paper, Actor by) {
        return new LabelsPaper(dispensed(id, labels, by), paper, org.facility(by.facility()), words);
    }
}
