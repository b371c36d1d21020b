package hims.pharmacy;

import static hims.pharmacy.PharmacyProblem.WARNING_UNANSWERED;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Basis;
import hims.access.Permission;
import hims.audit.Action;
import hims.pharmacy.PrescriptionSql.NewOverride;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.record.ResourceId;
import hims.terminology.Quantities;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes a signed prescription out of an order. */
@Component
class Signing {
    /** A prescription may be filled for a month, a longer course to its end (house). */
    private static final int VALID_DAYS = 30;

    private static final DateTimeFormatter NUMBER = DateTimeFormatter.ofPattern("yyMM-dd", Locale.ROOT);

    private final Checks checks;
    private final CurrentMedicines medicines;
    private final PrescriptionSql sql;
    private final MedicationRecord record;
    private final PharmacyQueue queue;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Signing(
            Checks checks,
            CurrentMedicines medicines,
            PrescriptionSql sql,
            MedicationRecord record,
            PharmacyQueue queue,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.checks = checks;
        this.medicines = medicines;
        this.sql = sql;
        this.record = record;
        this.queue = queue;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    PrescriptionId sign(SignPrescription order, Actor by) {
        var id = new PrescriptionId(Ids.next());
        access.requireCare(by, Permission.PRESCRIBE, order.patient(), Action.CREATE, "prescription", id);
        var findings = checks.check(order.patient(), order.lines());
        requireAnswers(findings, order);
        var prescription = prescription(id, order, by);
        sql.insert(prescription);
        prescription.lines().forEach(sql::insert);
        overrides(findings, prescription, order, by).forEach(sql::insert);
        record.prescribed(prescription, by);
        access.relate(order.patient(), by.facility(), Basis.PRESCRIPTION, id.value(), end(prescription));
        queue.join(order.patient(), by);
        events.publishEvent(
                new PrescriptionSigned(id, by.facility(), prescription.lines().size()));
        return id;
    }

    private static void requireAnswers(List<Finding> findings, SignPrescription order) {
        findings.stream()
                .filter(Finding::needsReason)
                .filter(finding -> order.overrides().stream().noneMatch(override -> override.answers(finding)))
                .findFirst()
                .ifPresent(finding -> {
                    throw new Rejected(WARNING_UNANSWERED, Map.of("line", finding.line() + 1));
                });
    }

    private Prescription prescription(PrescriptionId id, SignPrescription order, Actor by) {
        var now = clock.instant();
        var today = Days.of(now);
        var lines = new ArrayList<PrescriptionLine>();
        for (var line : order.lines()) {
            lines.add(line(id, lines.size() + 1, line, order, today));
        }
        var encounter = order.encounter();
        return new Prescription(
                id,
                "RX " + NUMBER.format(today) + "-" + String.format(Locale.ROOT, "%05d", sql.nextNumber()),
                order.patient(),
                order.visit(),
                encounter == null ? null : encounter.id().value(),
                by.facility(),
                order.place(),
                by.user(),
                by.name(),
                now,
                order.notes(),
                List.copyOf(lines));
    }

    private PrescriptionLine line(
            PrescriptionId id, int number, OrderLine line, SignPrescription order, LocalDate today) {
        return new PrescriptionLine(
                new LineId(Ids.next()),
                id,
                number,
                ResourceId.next(order.patient()).value(),
                line.medicine(),
                line.dose(),
                line.route(),
                line.frequency(),
                line.days(),
                line.instructions(),
                line.indication(),
                line.note(),
                quantity(line),
                0,
                0,
                LineStatus.ACTIVE,
                today.plusDays(Math.max(VALID_DAYS, line.days())),
                1);
    }

    private long quantity(OrderLine line) {
        var typed = line.quantity();
        return typed != null ? typed : quantity(Quantities.dispensed(medicines.course(line)));
    }

    private static long quantity(BigDecimal units) {
        return units.max(BigDecimal.ONE).longValueExact();
    }

    private List<NewOverride> overrides(
            List<Finding> findings, Prescription prescription, SignPrescription order, Actor by) {
        return order.overrides().stream()
                .flatMap(override -> findings.stream()
                        .filter(override::answers)
                        .map(finding -> new NewOverride(
                                Ids.next(),
                                prescription.lines().get(finding.line()).id(),
                                finding.rule(),
                                finding.level(),
                                override.reason(),
                                override.note(),
                                by.user(),
                                by.name(),
                                prescription.signedAt())))
                .toList();
    }

    private static Instant end(Prescription prescription) {
        return prescription.lines().stream()
                .map(PrescriptionLine::validUntil)
                .max(LocalDate::compareTo)
                .orElseThrow()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
