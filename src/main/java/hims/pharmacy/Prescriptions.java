package hims.pharmacy;

import static hims.pharmacy.PharmacyProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Basis;
import hims.access.Permission;
import hims.access.PersonId;
import hims.audit.Action;
import hims.platform.Commands;
import hims.platform.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Signed prescriptions, wherever in the city they were written (PHARM-1, 3). */
@Service
public class Prescriptions {
    private static final String ROUTE = "pharmacy.sign";
    private static final Duration AT_THE_COUNTER = Duration.ofDays(1);
    private static final Duration REMEMBERED = Duration.ofDays(366);

    private final Commands commands;
    private final Signing signing;
    private final PrescriptionSql sql;
    private final PharmacyQueue queue;
    private final MedicationRecord record;
    private final Access access;
    private final Clock clock;

    Prescriptions(
            Commands commands,
            Signing signing,
            PrescriptionSql sql,
            PharmacyQueue queue,
            MedicationRecord record,
            Access access,
            Clock clock) {
        this.commands = commands;
        this.signing = signing;
        this.sql = sql;
        this.queue = queue;
        this.record = record;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Signs the medicines of a consultation, in the caller's transaction where there is one: the checks are run again, the
     * lines stored, each written to the record, and the patient gets a token of the facility's pharmacy.
     *
     * @param key of the submission: the same key again gives the same prescription
     * @throws Rejected WARNING_UNANSWERED when a warning or stop has no reason written against it
     */
    public PrescriptionId sign(SignPrescription prescription, Actor by, String key) {
        access.require(by, Permission.PRESCRIBE, prescription.place());
        var hash = Commands.hash(prescription.toString().getBytes(StandardCharsets.UTF_8));
        var answer = commands.once(
                key,
                by.user().value(),
                ROUTE,
                hash,
                () -> signing.sign(prescription, by).toString());
        return new PrescriptionId(UUID.fromString(answer));
    }

    @Transactional
    public Prescription fetch(PrescriptionId id, Actor by) {
        var prescription = sql.fetch(id);
        access.requireCare(by, Permission.PRESCRIPTION_READ, prescription.patient(), Action.READ, "prescription", id);
        return prescription;
    }

    /** Of the last year, the newest first, from every hospital. */
    @Transactional
    public List<Prescription> of(PersonId patient, Actor by) {
        access.requireCare(by, Permission.PRESCRIPTION_READ, patient, Action.READ, "prescription", patient);
        return sql.ofPatient(patient, clock.instant().minus(REMEMBERED)).stream()
                .map(sql::fetch)
                .toList();
    }

    /**
     * The patient shows her prescription at a counter, of whatever hospital it is (PHARM-3): from now on this one serves her,
     * and she has a place in its queue.
     *
     * @param number as printed, or as its QR code reads
     */
    @Transactional
    public PrescriptionId present(String number, Actor by) {
        access.require(by, Permission.DISPENSE);
        var id = sql.idOfNumber(number.strip().toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new Rejected(UNKNOWN_PRESCRIPTION));
        var patient = sql.fetch(id).patient();
        access.relate(
                patient,
                by.facility(),
                Basis.PRESCRIPTION,
                id.value(),
                clock.instant().plus(AT_THE_COUNTER));
        access.log(by, Action.READ, "prescription", id, patient);
        queue.join(patient, by);
        return id;
    }

    /**
     * Stops, holds, resumes or cancels a line. Whoever is filling it at that moment is told.
     *
     * @throws Rejected LINE_CHANGED when its life does not allow the step
     */
    @Transactional
    public void turn(PrescriptionId id, LineId line, LineStatus next, String reason, Actor by) {
        var prescription = sql.fetch(id);
        access.requireCare(by, Permission.PRESCRIBE, prescription.patient(), Action.UPDATE, "prescription", id);
        var now = prescription.line(line);
        if (!now.status().canBecome(next) || !sql.turn(now, next)) {
            throw new Rejected(LINE_CHANGED, Map.of("line", now.number(), "status", now.status(), "left", now.left()));
        }
        sql.remember(now, next, reason, by, clock.instant());
        record.turned(prescription.patient(), now, next, by);
    }
}
