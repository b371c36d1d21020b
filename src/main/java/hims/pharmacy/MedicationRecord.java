package hims.pharmacy;

import hims.access.Actor;
import hims.access.PersonId;
import hims.person.Registry;
import hims.pharmacy.DispenseSql.Head;
import hims.pharmacy.HandOver.Filling;
import hims.record.ClinicalFact;
import hims.record.ClinicalRecord;
import hims.record.Coding;
import hims.record.Concept;
import hims.record.MedicationDispenseFact;
import hims.record.MedicationRequestFact;
import hims.record.Occasion;
import hims.record.ResourceId;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import hims.supply.Issued;
import hims.terminology.Dosing;
import hims.terminology.Frequency;
import hims.terminology.Medicine;
import hims.terminology.Medicines;
import hims.terminology.Systems;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what was prescribed and what was handed over to the record, in the transaction of the act. */
@Component
class MedicationRecord {
    static final String AS_NEEDED = "SOS";

    private final Registry registry;
    private final ClinicalRecord record;
    private final Medicines medicines;
    private final Dosing dosing;

    MedicationRecord(Registry registry, ClinicalRecord record, Medicines medicines, Dosing dosing) {
        this.registry = registry;
        this.record = record;
        this.medicines = medicines;
        this.dosing = dosing;
    }

    void prescribed(Prescription prescription, Actor by) {
        var drafts = prescription.lines().stream()
                .map(line -> request(prescription, line, by))
                .map(ClinicalFact::draft)
                .toList();
        record.createAll(drafts, by);
    }

    /** @return id of the MedicationDispense */
    ResourceId handedOver(Prescription prescription, Filling filling, List<Issued> issued, Head head, Actor by) {
        var line = filling.line();
        var medicine = medicines.fetch(line.medicine());
        var quantity = BigDecimal.valueOf(filling.give().quantity());
        var fact = new MedicationDispenseFact(
                ResourceId.next(head.patient()),
                occasion(prescription, head.handedOverAt(), by),
                filling.id().toString(),
                request(line),
                concept(medicine),
                quantity,
                medicine.form().dispensed().en(),
                batches(issued),
                head.store());
        record.create(head.patient(), fact.toResource(), by);
        if (filling.give().quantity() == line.left()) {
            turned(head.patient(), line, LineStatus.COMPLETED, by);
        }
        return fact.id();
    }

    void turned(PersonId patient, PrescriptionLine line, LineStatus next, Actor by) {
        var status = status(next);
        if (status != null) {
            record.amend(registry.everyId(patient), request(line), by, MedicationRequestFact.moved(status));
        }
    }

    private MedicationRequestFact request(Prescription prescription, PrescriptionLine line, Actor by) {
        var medicine = medicines.fetch(line.medicine());
        return new MedicationRequestFact(
                new ResourceId(line.request()),
                occasion(prescription, prescription.signedAt(), by),
                prescription.number() + "/" + line.number(),
                concept(medicine),
                dose(line, medicine),
                new MedicationRequestFact.Supply(
                        BigDecimal.valueOf(line.ordered()),
                        medicine.form().dispensed().en(),
                        line.days()),
                line.indication().isEmpty() ? null : Concept.words(line.indication()));
    }

    private MedicationRequestFact.Dose dose(PrescriptionLine line, Medicine medicine) {
        var frequency = dosing.fetchFrequency(line.frequency());
        var route = dosing.fetchRoute(line.route());
        var amount = DoseText.plain(line.dose()) + " " + medicine.form().dosed().en();
        var instruction = line.instructions().stream()
                .map(code -> dosing.fetchInstruction(code).words().en())
                .collect(Collectors.joining(". "));
        return new MedicationRequestFact.Dose(
                amount + ", " + frequency.words().en() + ", for " + line.days() + " days",
                instruction,
                line.dose(),
                medicine.form().doseUcum(),
                timesADay(frequency),
                frequency.code().equals(AS_NEEDED),
                Concept.of(new Coding(Systems.ROUTE, route.code(), route.name().en())));
    }

    private static int timesADay(Frequency frequency) {
        var whole = frequency.perDay().stripTrailingZeros().scale() <= 0;
        return whole && !frequency.once() && !frequency.code().equals(AS_NEEDED)
                ? frequency.perDay().intValueExact()
                : 0;
    }

    private static List<MedicationDispenseFact.Batch> batches(List<Issued> issued) {
        return issued.stream()
                .map(one -> new MedicationDispenseFact.Batch(
                        one.number(), one.expiresOn(), BigDecimal.valueOf(one.quantity())))
                .toList();
    }

    private static Occasion occasion(Prescription prescription, Instant at, Actor by) {
        var encounter = prescription.encounter();
        var key = encounter == null ? null : new ResourceKey(ResourceType.ENCOUNTER, new ResourceId(encounter));
        return new Occasion(prescription.patient(), key, at, by);
    }

    private static ResourceKey request(PrescriptionLine line) {
        return new ResourceKey(ResourceType.MEDICATION_REQUEST, new ResourceId(line.request()));
    }

    private static Concept concept(Medicine medicine) {
        return Concept.of(
                new Coding(Systems.MEDICINE, medicine.code(), medicine.name().en()));
    }

    /** Null where the record says nothing else than before. */
    private static MedicationRequestFact.@Nullable Status status(LineStatus next) {
        return switch (next) {
            case ACTIVE -> MedicationRequestFact.Status.ACTIVE;
            case ON_HOLD -> MedicationRequestFact.Status.ON_HOLD;
            case COMPLETED -> MedicationRequestFact.Status.COMPLETED;
            case STOPPED -> MedicationRequestFact.Status.STOPPED;
            case CANCELLED -> MedicationRequestFact.Status.CANCELLED;
            case PARTIAL, EXPIRED -> null;
        };
    }
}
