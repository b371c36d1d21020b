package hims.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a clinician must know at first sight, from all hospitals: banner, summary page, emergency view. Newest first. */
public record PatientSummary(
        Instant asOf,
        Allergies allergies,
        List<ActiveProblem> problems,
        List<CurrentMedicine> medicines,
        List<Vital> vitals,
        @Nullable BloodGroup bloodGroup,
        @Nullable Pregnancy pregnancy,
        List<Implant> devices,
        List<Alert> alerts,
        List<Visit> visits,
        boolean allergiesContradict) {

    /** Three states that never look alike (CLIN-16, UI-9). */
    public sealed interface Allergies {
        record Listed(List<Allergy> all) implements Allergies {}

        /** @param by the one who asked, in words; empty when not stated */
        record NoneKnown(String by, Instant at) implements Allergies {}

        record NotRecorded() implements Allergies {}
    }

    /**
     * @param criticality low, high, unable-to-assess or empty
     * @param reaction in words; empty when not recorded
     * @param confirmed false for what is only suspected or stated
     */
    public record Allergy(
            ResourceKey key, Concept substance, String criticality, String reaction, boolean confirmed, Instant at) {}

    /** @param since onset, or when it was recorded */
    public record ActiveProblem(ResourceKey key, Concept problem, boolean confirmed, Instant since) {}

    /** @param until end of the course; null when it has none */
    public record CurrentMedicine(
            ResourceKey key,
            Concept medicine,
            String dose,
            String prescriber,
            Instant since,
            @Nullable Instant until) {}

    /**
     * The latest of its kind.
     *
     * @param interpretation code of HL7: H, L, HH, LL, N or empty
     * @param parts of a reading with several numbers, such as systolic and diastolic; then value is null
     */
    public record Vital(
            ResourceKey key,
            Concept code,
            @Nullable BigDecimal value,
            String unit,
            String interpretation,
            Instant at,
            List<Part> parts) {

        /** {@code 88}, or {@code 120/80} of a blood pressure. */
        public String number() {
            return value != null
                    ? value.toPlainString()
                    : String.join(
                            "/",
                            parts.stream()
                                    .map(part -> part.value().toPlainString())
                                    .toList());
        }
    }

    public record Part(Concept code, BigDecimal value, String unit) {}

    /** @param tested by a laboratory, else only stated */
    public record BloodGroup(Concept group, boolean tested, Instant at) {}

    /** @param due estimated date of delivery, if recorded */
    public record Pregnancy(Instant at, @Nullable LocalDate due) {}

    public record Implant(ResourceKey key, Concept device, Instant since) {}

    public record Alert(ResourceKey key, Concept alert, Instant since) {}

    /**
     * @param kind code of the Encounter's class: AMB, EMER, IMP, VR
     * @param facility id of the Organization; null when not stated
     * @param until null while it lasts
     */
    public record Visit(
            ResourceKey key,
            String kind,
            String status,
            @Nullable UUID facility,
            String facilityName,
            String department,
            String reason,
            Instant from,
            @Nullable Instant until) {}

    public Optional<Vital> vital(String loinc) {
        return vitals.stream()
                .filter(vital -> vital.code().has(Coding.LOINC, loinc))
                .findFirst();
    }

    public Optional<Vital> weight() {
        return vital(FhirCodes.WEIGHT);
    }
}
