package hims.pharmacy;

import static hims.pharmacy.PharmacyProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.audit.Action;
import hims.billing.Act;
import hims.billing.Charges;
import hims.pharmacy.Dispense.Give;
import hims.pharmacy.DispenseSql.Head;
import hims.pharmacy.PrescriptionSql.Fill;
import hims.platform.Ids;
import hims.platform.Money;
import hims.platform.Rejected;
import hims.supply.Issue;
import hims.supply.Issued;
import hims.supply.Item;
import hims.supply.Items;
import hims.supply.Stock;
import hims.supply.Want;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The steps of the one transaction, in the order in which every dispense takes its locks (PHARM-80): lines, balances,
 * then rows that are only inserted. Step 1, the command, is {@link Dispensing}'s. Tests: OneTransactionTest.
 */
@Component
class HandOver {
    private final PrescriptionSql prescriptions;
    private final DispenseSql sql;
    private final DispenseChecks checks;
    private final Items items;
    private final Stock stock;
    private final Charges charges;
    private final MedicationRecord record;
    private final Owing owing;
    private final PharmacyQueue queue;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HandOver(
            PrescriptionSql prescriptions,
            DispenseSql sql,
            DispenseChecks checks,
            Items items,
            Stock stock,
            Charges charges,
            MedicationRecord record,
            Owing owing,
            PharmacyQueue queue,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.prescriptions = prescriptions;
        this.sql = sql;
        this.checks = checks;
        this.items = items;
        this.stock = stock;
        this.charges = charges;
        this.record = record;
        this.owing = owing;
        this.queue = queue;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A line being handed over.
     *
     * @param id of the dispense line: source of its stock entries and of its charge
     */
    record Filling(UUID id, PrescriptionLine line, Give give, Item item) {}

    DispenseId handOver(Dispense dispense, UUID command, Actor by) {
        var prescription = prescriptions.fetch(dispense.prescription());
        var head = head(dispense, prescription, command, by);
        access.requireCare(by, Permission.DISPENSE, head.patient(), Action.CREATE, "dispense", head.id());
        checks.require(prescription, dispense, by);

        var fillings = fill(prescription, dispense);
        var issued = issue(fillings, head, by);
        sql.insert(head);
        fillings.forEach(
                filling -> write(filling, issued.getOrDefault(filling.id(), List.of()), head, prescription, by));
        // Step 7, the journal (Dr consumption, Cr inventory at batch cost), has its place here and comes with `ledger`.
        owing.settle(prescription, dispense, head);
        queue.served(head.patient(), by);
        events.publishEvent(new MedicinesHandedOver(head.id(), head.prescription(), head.store()));
        return head.id();
    }

    private Head head(Dispense dispense, Prescription prescription, UUID command, Actor by) {
        return new Head(
                new DispenseId(Ids.next()),
                prescription.id(),
                prescription.patient(),
                by.facility(),
                dispense.store(),
                command,
                by.user(),
                by.name(),
                clock.instant());
    }

    /** Step 2: each line takes from its remainder only what is left, and only in the version the pharmacist saw. */
    private List<Filling> fill(Prescription prescription, Dispense dispense) {
        var stocked = items.ofMedicines(
                prescription.lines().stream().map(PrescriptionLine::medicine).toList());
        var fillings = new ArrayList<Filling>();
        for (var give : dispense.gives()) {
            var line = prescription.line(give.line());
            if (give.quantity() > 0) {
                fillings.add(new Filling(Ids.next(), line, give, allowed(give, line, stocked)));
            }
        }
        if (fillings.isEmpty()) {
            throw new Rejected(NOTHING_GIVEN);
        }
        fillings.forEach(filling -> fill(filling, prescription));
        return fillings;
    }

    private static Item allowed(Give give, PrescriptionLine line, Map<String, Item> stocked) {
        var item = stocked.get(line.medicine());
        if (item == null) {
            throw new Rejected(UNKNOWN_MEDICINE, Map.of("line", line.number()));
        }
        if (line.version() == give.seen() && line.status().isOpen() && give.quantity() > line.left()) {
            throw new Rejected(ABOVE_ORDERED, Map.of("line", line.number(), "left", line.left()));
        }
        return item;
    }

    private void fill(Filling filling, Prescription prescription) {
        var give = filling.give();
        if (!prescriptions.fill(new Fill(prescription.id(), give.line(), give.seen(), give.quantity(), today()))) {
            var now = prescriptions.fetch(prescription.id()).line(give.line());
            throw new Rejected(LINE_CHANGED, Map.of("line", now.number(), "status", now.status(), "left", now.left()));
        }
    }

    /** Steps 3 and 4: all lines at once, so that heaps are locked in key order across them. */
    private Map<UUID, List<Issued>> issue(List<Filling> fillings, Head head, Actor by) {
        var wants = fillings.stream()
                .map(filling -> new Want(
                        filling.id(),
                        filling.item().id(),
                        filling.give().quantity(),
                        filling.line().courseEnd(today()),
                        filling.give().picks(),
                        filling.give().pickReason()))
                .toList();
        return stock.issue(new Issue(head.store(), head.command(), head.handedOverAt(), wants), by).stream()
                .collect(Collectors.groupingBy(Issued::source));
    }

    /** Steps 5 and 6: the fact in the record, and what it was worth. */
    private void write(Filling filling, List<Issued> issued, Head head, Prescription prescription, Actor by) {
        var quantity = filling.give().quantity();
        var fact = record.handedOver(prescription, filling, issued, head, by).value();
        sql.insert(new DispenseSql.Line(filling.id(), head.id(), filling.line().id(), fact, quantity));
        var cost = issued.stream().map(Issued::cost).reduce(Money.ZERO, Money::plus);
        charges.post(
                new Act(
                        prescription.visit(),
                        head.patient(),
                        head.facility(),
                        Act.MEDICINE,
                        filling.id(),
                        quantity,
                        cost,
                        head.handedOverAt()),
                by);
    }

    private LocalDate today() {
        return Days.today(clock);
    }
}
