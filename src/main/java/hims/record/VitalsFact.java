package hims.record;

import hims.record.ObservationFact.Category;
import hims.record.ObservationFact.Part;
import hims.record.ObservationFact.Value;
import java.util.List;

/**
 * Vital signs taken together: one Observation each, as FHIR's vital-signs profile asks, a blood pressure with two components.
 * <pre>{@code
 * new VitalsFact(at, List.of(
 *         Reading.of(new Coding(LOINC, "8867-4", "Heart rate"), Amount.of("88", "beats/min", "/min")),
 *         Reading.pressure(panel, systolic, Amount.of("128", "mmHg", "mm[Hg]"), diastolic, Amount.of("84", "mmHg", "mm[Hg]"))))
 *     .drafts();
 * }</pre>
 */
public record VitalsFact(Occasion occasion, List<Reading> readings) {
    public VitalsFact {
        readings = List.copyOf(readings);
    }

    /** @param interpretation H, L, HH, LL, N or empty */
    public record Reading(Coding code, Value value, String interpretation) {
        public static Reading of(Coding code, Value value) {
            return new Reading(code, value, "");
        }

        public static Reading pressure(
                Coding panel, Coding systolic, Value.Amount upper, Coding diastolic, Value.Amount lower) {
            return of(panel, new Value.Parts(List.of(new Part(systolic, upper), new Part(diastolic, lower))));
        }

        public Reading interpreted(String as) {
            return new Reading(code, value, as);
        }
    }

    public List<Draft> drafts() {
        return readings.stream()
                .map(reading -> new ObservationFact(
                                occasion,
                                Category.VITAL_SIGNS,
                                reading.code(),
                                reading.value(),
                                reading.interpretation())
                        .draft())
                .toList();
    }
}
