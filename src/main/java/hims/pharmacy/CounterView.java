package hims.pharmacy;

import hims.access.Actor;
import hims.access.UnitId;
import hims.org.Org;
import hims.pharmacy.CounterLine.State;
import hims.pharmacy.DispensePage.Notice;
import hims.pharmacy.DispensePage.WhereElse;
import hims.platform.Fields;
import hims.platform.web.Language;
import hims.supply.Stock;
import hims.supply.Stores;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts the page of the counter together, first and again with whatever was typed. */
@Component
class CounterView {
    private static final int PLACES = 4;

    private final Prescriptions prescriptions;
    private final Counter counter;
    private final Checks checks;
    private final Patients patients;
    private final PharmacyQueue queue;
    private final Stores stores;
    private final Stock stock;
    private final Org org;
    private final Clock clock;

    CounterView(
            Prescriptions prescriptions,
            Counter counter,
            Checks checks,
            Patients patients,
            PharmacyQueue queue,
            Stores stores,
            Stock stock,
            Org org,
            Clock clock) {
        this.prescriptions = prescriptions;
        this.counter = counter;
        this.checks = checks;
        this.patients = patients;
        this.queue = queue;
        this.stores = stores;
        this.stock = stock;
        this.org = org;
        this.clock = clock;
    }

    DispensePage page(PrescriptionId id, Fields in, Optional<Notice> notice, Actor by) {
        var prescription = prescriptions.fetch(id, by);
        var store = stores.of(by);
        var lines = counter.lines(prescription, store, new CounterForm(in));
        var selected = selected(lines, in);
        var patient = patients.patient(prescription.patient(), by);
        return new DispensePage(
                prescription,
                patient,
                queue.panel(prescription.patient(), by),
                lines,
                selected,
                whereElse(lines, selected, store),
                in,
                notice,
                labels(in, patient),
                checks::text);
    }

    /** Enter and a scan do not choose another line; the button of a line does. */
    private static int selected(List<CounterLine> lines, Fields in) {
        var asked = in.typed("select").isEmpty() ? in.typed("selected") : in.typed("select");
        return lines.stream()
                .map(CounterLine::at)
                .filter(at -> String.valueOf(at).equals(asked))
                .findFirst()
                .orElseGet(() -> lines.isEmpty() ? 0 : lines.getFirst().at());
    }

    /** Of the chosen line if something of it is missing, else of the first that is out of stock. */
    private Optional<WhereElse> whereElse(List<CounterLine> lines, int selected, UnitId store) {
        return lines.stream()
                .filter(line ->
                        line.at() == selected && line.usable() < line.line().left())
                .findFirst()
                .or(() -> lines.stream()
                        .filter(line -> line.state() == State.NONE_USABLE)
                        .findFirst())
                .map(line -> whereElse(line, store));
    }

    WhereElse whereElse(CounterLine line, UnitId store) {
        var item = line.item();
        var others = item == null
                ? List.<WhereElse.Place>of()
                : stock.elsewhere(item.id(), store).stream()
                        .limit(PLACES)
                        .map(other -> place(other.store(), other.usable()))
                        .toList();
        return new WhereElse(line, others, clock.instant());
    }

    /** "Lok Nayak Hospital, OPD Pharmacy" in both languages. */
    private WhereElse.Place place(UnitId store, long usable) {
        var unit = org.fetch(store);
        var facility = org.facility(unit.facility());
        return new WhereElse.Place(
                facility.nameEn() + ", " + unit.nameEn(), facility.nameHi() + ", " + unit.nameHi(), usable);
    }

    private static Language labels(Fields in, Patient patient) {
        var asked = in.typed("labels-to").isEmpty() ? in.typed("labels") : in.typed("labels-to");
        return Language.find(asked.toLowerCase(Locale.ROOT)).orElse(patient.language());
    }
}
