package hims.record;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.UnitId;
import hims.platform.Ids;
import hims.record.ConditionFact.Verification;
import hims.record.EncounterFact.Kind;
import hims.record.EncounterFact.Status;
import hims.record.EncounterFact.Where;
import hims.record.ObservationFact.Value.Amount;
import hims.record.VitalsFact.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** An invented past of a person: ten resources a visit, as an outpatient visit leaves them. */
final class BenchHistory {
    static final Coding PULSE = new Coding(Coding.LOINC, "8867-4", "Heart rate");
    private static final Coding PRESSURE = new Coding(Coding.LOINC, "85354-9", "Blood pressure panel");
    private static final Coding SYSTOLIC = new Coding(Coding.LOINC, "8480-6", "Systolic blood pressure");
    private static final Coding DIASTOLIC = new Coding(Coding.LOINC, "8462-4", "Diastolic blood pressure");
    private static final Coding TEMPERATURE = new Coding(Coding.LOINC, "8310-5", "Body temperature");
    private static final Coding WEIGHT = new Coding(Coding.LOINC, "29463-7", "Body weight");
    private static final Where MEDICINE =
            new Where(UnitId.of("LNH"), "Lok Nayak Hospital", UnitId.of("LNH/MED-OPD"), "Medicine OPD");

    private final PersonId person;
    private final Actor doctor;
    private final RandomGenerator random;

    BenchHistory(PersonId person, Actor doctor) {
        this.person = person;
        this.doctor = doctor;
        this.random = RandomGenerator.getDefault();
    }

    List<Draft> visits(int count) {
        var drafts = new ArrayList<Draft>();
        for (var n = 0; n < count; n++) {
            var at = Instant.parse("2024-03-03T04:30:00Z").plus(Duration.ofDays(30L * n));
            var visit = new EncounterFact(
                    ResourceId.next(person),
                    person,
                    Kind.AMBULATORY,
                    Status.FINISHED,
                    MEDICINE,
                    "Fever and cough",
                    at,
                    at.plus(Duration.ofMinutes(40)));
            var occasion = new Occasion(person, visit.key(), at, doctor);
            drafts.add(visit.draft());
            drafts.addAll(vitals(occasion).drafts());
            drafts.add(diagnosis(occasion));
            var line = medicine(occasion);
            drafts.add(line.draft());
            drafts.add(medicine(occasion).draft());
            drafts.add(dispense(occasion, line));
            drafts.add(dispense(occasion, line));
        }
        return drafts;
    }

    private VitalsFact vitals(Occasion occasion) {
        return new VitalsFact(
                occasion,
                List.of(
                        Reading.of(PULSE, amount(60 + random.nextInt(60), "beats/min", "/min")),
                        Reading.pressure(
                                PRESSURE,
                                SYSTOLIC,
                                amount(100 + random.nextInt(60), "mmHg", "mm[Hg]"),
                                DIASTOLIC,
                                amount(60 + random.nextInt(40), "mmHg", "mm[Hg]")),
                        Reading.of(TEMPERATURE, amount(36 + random.nextInt(4), "°C", "Cel")),
                        Reading.of(WEIGHT, amount(40 + random.nextInt(60), "kg", "kg"))));
    }

    private static Amount amount(int value, String unit, String ucum) {
        return new Amount(new BigDecimal(value), unit, ucum);
    }

    private Draft diagnosis(Occasion occasion) {
        var code = "J" + (10 + random.nextInt(80));
        var concept = Concept.of(new Coding(Coding.ICD10, code, "Acute disease of the airways " + code));
        return ConditionFact.diagnosis(occasion, concept, Verification.PROVISIONAL)
                .draft();
    }

    private MedicationRequestFact medicine(Occasion occasion) {
        var dose = new MedicationRequestFact.Dose(
                "500 mg by mouth three times a day for 5 days",
                "after food",
                BigDecimal.ONE,
                "{tablet}",
                3,
                false,
                Concept.of(new Coding(Coding.SNOMED, "26643006", "Oral route")));
        return new MedicationRequestFact(
                ResourceId.next(person),
                occasion,
                Ids.next().toString(),
                drug(),
                dose,
                new MedicationRequestFact.Supply(new BigDecimal("15"), "tablets", 5),
                null);
    }

    private Concept drug() {
        var code = "D" + random.nextInt(300);
        return Concept.of(new Coding(FhirJson.NAMESPACE + "medicine", code, "Paracetamol 500 mg tablet " + code));
    }

    private Draft dispense(Occasion occasion, MedicationRequestFact line) {
        var batch = new MedicationDispenseFact.Batch(
                "PCM-" + random.nextInt(1000), java.time.LocalDate.of(2027, 6, 30), new BigDecimal("15"));
        return new MedicationDispenseFact(
                        ResourceId.next(person),
                        occasion,
                        Ids.next().toString(),
                        line.key(),
                        line.medicine(),
                        new BigDecimal("15"),
                        "tablets",
                        List.of(batch),
                        UnitId.of("LNH/PHARM"))
                .draft();
    }
}
