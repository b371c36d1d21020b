package hims.pharmacy;

import static hims.terminology.Level.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hims.access.PersonId;
import hims.pharmacy.Finding.NotRun;
import hims.pharmacy.SafetyRules.Facts;
import hims.platform.Ids;
import hims.record.Coding;
import hims.record.Concept;
import hims.record.PatientSummary.Allergies;
import hims.record.PatientSummary.Allergy;
import hims.record.ResourceId;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import hims.terminology.Medicine;
import hims.terminology.Medicines;
import hims.terminology.Quantities.Course;
import hims.terminology.Systems;
import hims.world.DatabaseTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said before signing and again at the counter (CLIN-26 to 28, PHARM-24). */
@DatabaseTest
class SafetyRulesTest {
    private static final Allergies NONE_KNOWN = new Allergies.NoneKnown("Sr Mary Joseph", Instant.EPOCH);

    private static final ResourceKey ANY =
            new ResourceKey(ResourceType.ALLERGY_INTOLERANCE, ResourceId.next(new PersonId(Ids.next())));

    private final SafetyRules rules;
    private final Medicines medicines;
    private final CurrentMedicines current;

    SafetyRulesTest(SafetyRules rules, Medicines medicines, CurrentMedicines current) {
        this.rules = rules;
        this.medicines = medicines;
        this.current = current;
    }

    @Test
    void a_recorded_allergy_stops_the_substance_also_in_a_combination() {
        assertThat(found(allergicTo("amoxicillin"), "amoxicillin-500mg-capsule"))
                .extracting(Finding::level, Finding::rule)
                .containsExactly(tuple(STOP, "allergy:amoxicillin>amoxicillin"));
        assertThat(found(allergicTo("amoxicillin"), code("amoxicillin clavulanic")))
                .extracting(Finding::level)
                .contains(STOP);
    }

    @Test
    void an_allergy_to_a_relative_warns() {
        assertThat(found(allergicTo("amoxicillin"), code("ceftriaxone")))
                .extracting(Finding::level)
                .contains(WARNING);
    }

    @Test
    void allergies_not_recorded_are_never_read_as_no_allergy() {
        assertThat(found(new Allergies.NotRecorded(), "amlodipine-5mg-tablet"))
                .singleElement()
                .isEqualTo(new NotRun(0, NotRun.Reason.ALLERGIES_NOT_RECORDED, ""));
    }

    @Test
    void an_allergy_in_words_that_no_code_fits_could_not_be_checked_and_says_so() {
        var words = new Allergies.Listed(List.of(allergy(Concept.words("some yellow tablet"))));
        assertThat(found(words, "amlodipine-5mg-tablet"))
                .containsExactly(new NotRun(0, NotRun.Reason.ALLERGY_NOT_CODED, "some yellow tablet"));
    }

    @Test
    void silence_means_checked_and_nothing_found() {
        assertThat(found(NONE_KNOWN, "amlodipine-5mg-tablet")).isEmpty();
    }

    @Test
    void what_could_not_be_checked_needs_no_reason_and_what_was_found_does() {
        assertThat(found(new Allergies.NotRecorded(), "amlodipine-5mg-tablet")).noneMatch(Finding::needsReason);
        assertThat(found(allergicTo("amoxicillin"), "amoxicillin-500mg-capsule"))
                .allMatch(Finding::needsReason);
    }

    @Test
    void a_substance_ordered_twice_is_told_once_on_the_second_line() {
        assertThat(found(NONE_KNOWN, "amlodipine-5mg-tablet", "amlodipine-10mg-tablet"))
                .filteredOn(finding -> finding.rule().startsWith("duplicate"))
                .extracting(Finding::line)
                .containsExactly(1);
    }

    @Test
    void what_another_hospital_has_given_is_a_duplicate_too() {
        var facts = new Facts(
                List.of(course("amlodipine-5mg-tablet")),
                List.of(medicines.fetch("amlodipine-10mg-tablet")),
                List.of(),
                List.of(),
                NONE_KNOWN,
                Optional.of(71));
        assertThat(rules.findings(facts)).extracting(Finding::rule).containsExactly("duplicate:amlodipine");
    }

    @Test
    void an_interaction_is_told_once_whatever_the_order_of_the_lines() {
        var one = found(NONE_KNOWN, code("warfarin"), code("diclofenac 50"));
        var other = found(NONE_KNOWN, code("diclofenac 50"), code("warfarin"));
        for (var findings : List.of(one, other)) {
            assertThat(findings)
                    .filteredOn(finding -> finding.rule().startsWith("interaction"))
                    .extracting(Finding::line, Finding::level)
                    .containsExactly(tuple(1, STOP));
        }
    }

    @Test
    void a_medicine_of_the_record_that_nobody_knows_is_named_on_each_line() {
        var facts = new Facts(
                List.of(course("amlodipine-5mg-tablet")),
                List.of(),
                List.of(),
                List.of("a powder from the hakim"),
                NONE_KNOWN,
                Optional.of(71));
        assertThat(rules.findings(facts))
                .containsExactly(new NotRun(0, NotRun.Reason.MEDICINE_NOT_CODED, "a powder from the hakim"));
    }

    @Test
    void the_daily_dose_adds_up_across_lines_and_what_is_taken_already() {
        var much =
                new OrderLine("paracetamol-500mg-tablet", new BigDecimal("2"), "PO", "QID", 3, List.of(), null, "", "");
        var facts = new Facts(
                List.of(current.course(much)),
                List.of(),
                List.of(current.course(much)),
                List.of(),
                NONE_KNOWN,
                Optional.of(45));
        assertThat(rules.findings(facts)).extracting(Finding::rule).contains("max-daily:paracetamol");
    }

    @Test
    void the_limit_of_an_adult_is_not_used_for_a_child_and_the_line_says_so() {
        var facts = new Facts(
                List.of(course("paracetamol-500mg-tablet")),
                List.of(),
                List.of(),
                List.of(),
                NONE_KNOWN,
                Optional.of(4));
        assertThat(rules.findings(facts)).containsExactly(new NotRun(0, NotRun.Reason.DAILY_DOSE_OF_A_CHILD, ""));
    }

    private List<Finding> found(Allergies allergies, String... ordered) {
        var courses = Arrays.stream(ordered).map(this::course).toList();
        return rules.findings(new Facts(courses, List.of(), List.of(), List.of(), allergies, Optional.of(71)));
    }

    private Course course(String medicine) {
        var known = medicines.fetch(medicine);
        return current.course(new OrderLine(
                medicine, BigDecimal.ONE, known.routes().getFirst().code(), "OD", 5, List.of(), null, "", ""));
    }

    /** The first hit for what a doctor types. */
    private String code(String typed) {
        return medicines.search(typed, 1).stream()
                .map(Medicine::code)
                .findFirst()
                .orElseThrow();
    }

    private static Allergies allergicTo(String allergen) {
        return new Allergies.Listed(List.of(allergy(Concept.of(new Coding(Systems.ALLERGEN, allergen, allergen)))));
    }

    private static Allergy allergy(Concept substance) {
        return new Allergy(ANY, substance, "high", "Rash", true, Instant.EPOCH);
    }
}
