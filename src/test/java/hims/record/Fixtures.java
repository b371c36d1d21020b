package hims.record;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.platform.Ids;
import hims.record.EncounterFact.Kind;
import hims.record.EncounterFact.Status;
import hims.record.EncounterFact.Where;
import hims.record.ObservationFact.Category;
import hims.record.ObservationFact.Value;
import hims.record.ObservationFact.Value.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The people, places and codes these tests speak of. */
final class Fixtures {
    static final Actor DR_ASHA = new Actor(
            new UserId(Ids.next()), "Dr Asha Verma", Role.DOCTOR, UnitId.of("LNH"), null, "test", "127.0.0.1");
    static final Where LOK_NAYAK_MEDICINE =
            new Where(UnitId.of("LNH"), "Lok Nayak Hospital", UnitId.of("LNH/MED-OPD"), "Medicine OPD");
    static final Coding PULSE = new Coding(Coding.LOINC, "8867-4", "Heart rate");
    static final Coding PRESSURE = new Coding(Coding.LOINC, "85354-9", "Blood pressure");
    static final Coding SYSTOLIC = new Coding(Coding.LOINC, "8480-6", "Systolic blood pressure");
    static final Coding DIASTOLIC = new Coding(Coding.LOINC, "8462-4", "Diastolic blood pressure");
    static final Coding BLOOD_GROUP = new Coding(Coding.LOINC, FhirCodes.BLOOD_GROUP, "ABO and Rh group");
    static final Concept DIABETES = Concept.of(new Coding(Coding.ICD10, "E11", "Type 2 diabetes mellitus"));
    static final Concept PENICILLIN = Concept.of(new Coding("urn:test", "PEN", "Penicillin"));
    static final Concept METFORMIN = Concept.of(new Coding("urn:test", "MET500", "Metformin 500 mg tablet"));
    static final Instant NOON = Instant.parse("2026-03-03T06:30:00Z");

    private Fixtures() {}

    static PersonId somebody() {
        return new PersonId(Ids.next());
    }

    static Occasion on(PersonId person, Instant at) {
        return new Occasion(person, null, at, DR_ASHA);
    }

    static Occasion in(EncounterFact visit) {
        return new Occasion(visit.person(), visit.key(), visit.from(), DR_ASHA);
    }

    static EncounterFact visit(PersonId person, Instant from) {
        return new EncounterFact(
                ResourceId.next(person),
                person,
                Kind.AMBULATORY,
                Status.IN_PROGRESS,
                LOK_NAYAK_MEDICINE,
                "Fever",
                from,
                null);
    }

    static ObservationFact pulse(PersonId person, Instant at, int beats) {
        return new ObservationFact(
                on(person, at),
                Category.VITAL_SIGNS,
                PULSE,
                new Amount(new BigDecimal(beats), "beats/min", "/min"),
                "");
    }

    static ObservationFact group(PersonId person, Instant at, Category category, String group) {
        return new ObservationFact(on(person, at), category, BLOOD_GROUP, new Value.Coded(Concept.words(group)), "");
    }

    static MedicationRequestFact metformin(Occasion occasion, String line, int days) {
        var dose = new MedicationRequestFact.Dose(
                "500 mg twice a day", "after food", new BigDecimal("1"), "{tablet}", 2, false, null);
        var supply = new MedicationRequestFact.Supply(new BigDecimal(2 * days), "tablets", days);
        return new MedicationRequestFact(
                ResourceId.next(occasion.person()), occasion, line, METFORMIN, dose, supply, null);
    }

    static ObjectNode patient(@Nullable String birthDate) {
        var patient = FhirJson.resource(ResourceType.PATIENT);
        patient.set("name", FhirJson.array(FhirJson.text("Sunita Devi")));
        return birthDate == null ? patient : patient.put("birthDate", birthDate);
    }
}
