package hims.record;

import static hims.record.Fixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hims.access.PersonId;
import hims.platform.Ids;
import hims.record.ConditionFact.Verification;
import hims.record.EncounterFact.Status;
import hims.record.ObservationFact.Category;
import hims.record.ObservationFact.Value;
import hims.record.ObservationFact.Value.Amount;
import hims.record.PatientSummary.Allergies;
import hims.record.Timeline.Cursor;
import hims.record.Timeline.Entry;
import hims.record.VitalsFact.Reading;
import hims.world.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class RecordViewsTest {
    private final RecordViews views;
    private final ClinicalRecord record;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final PersonId sunita = somebody();
    private final PersonSet people = PersonSet.of(sunita);
    private final Instant today = Prepared.stamp(Instant.now()).minusSeconds(3600);

    RecordViewsTest(RecordViews views, ClinicalRecord record, TransactionTemplate transaction, JdbcClient jdbc) {
        this.views = views;
        this.record = record;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    private <T> T inOne(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    private List<Recorded> write(ClinicalFact... facts) {
        return inOne(
                () -> record.createAll(Stream.of(facts).map(ClinicalFact::draft).toList(), DR_ASHA));
    }

    private PatientSummary summary() {
        return views.summary(people, Clearance.NONE);
    }

    private AllergyFact penicillin(Instant at) {
        return new AllergyFact(
                on(sunita, at),
                PENICILLIN,
                AllergyFact.Category.MEDICATION,
                AllergyFact.Criticality.HIGH,
                true,
                "Rash");
    }

    @Test
    void allergies_are_listed_none_known_or_not_recorded_and_never_confused() {
        assertThat(summary().allergies()).isInstanceOf(Allergies.NotRecorded.class);
        write(AllergyFact.noneKnown(on(sunita, NOON)));
        assertThat(summary().allergies()).isEqualTo(new Allergies.NoneKnown("Dr Asha Verma", NOON));
        var allergy = write(penicillin(NOON.plusSeconds(60))).getFirst();
        assertThat(summary().allergies())
                .isEqualTo(new Allergies.Listed(List.of(new PatientSummary.Allergy(
                        allergy.key(), PENICILLIN, "high", "Rash", true, NOON.plusSeconds(60)))));
        inOne(() -> record.enteredInError(people, allergy.key(), DR_ASHA, "of her sister"));
        assertThat(summary().allergies()).isInstanceOf(Allergies.NoneKnown.class);
    }

    @Test
    void allergies_of_records_that_became_one_are_all_there_and_contradictions_are_flagged() {
        write(penicillin(NOON));
        write(penicillin(NOON.plusSeconds(60)));
        assertThat(summary().allergiesContradict()).as("the same twice").isFalse();
        write(new AllergyFact(
                on(sunita, NOON),
                PENICILLIN,
                AllergyFact.Category.MEDICATION,
                AllergyFact.Criticality.LOW,
                true,
                "Itch"));
        assertThat(summary().allergiesContradict()).as("judged in two ways").isTrue();
        assertThat(((Allergies.Listed) summary().allergies()).all()).hasSize(3);
    }

    @Test
    void an_allergy_beside_the_word_that_none_is_known_is_a_contradiction() {
        write(AllergyFact.noneKnown(on(sunita, NOON)));
        assertThat(summary().allergiesContradict()).isFalse();
        write(penicillin(NOON.plusSeconds(60)));
        assertThat(summary().allergiesContradict()).isTrue();
    }

    @Test
    void a_diagnosis_of_one_visit_is_no_problem_and_a_problem_stands_once() {
        var visit = visit(sunita, NOON);
        write(
                visit,
                ConditionFact.diagnosis(in(visit), Concept.words("Acute bronchitis"), Verification.PROVISIONAL),
                ConditionFact.problem(in(visit), DIABETES),
                ConditionFact.problem(on(sunita, NOON.plusSeconds(60)), DIABETES));
        assertThat(summary().problems())
                .extracting(problem -> problem.problem().text(), PatientSummary.ActiveProblem::since)
                .containsExactly(tuple("Type 2 diabetes mellitus", NOON.plusSeconds(60)));
    }

    @Test
    void a_resolved_problem_leaves_the_list() {
        var problem = write(ConditionFact.problem(on(sunita, NOON), DIABETES)).getFirst();
        inOne(() -> record.amend(people, problem.key(), DR_ASHA, ConditionFact.moved(ConditionFact.Course.RESOLVED)));
        assertThat(summary().problems()).isEmpty();
    }

    @Test
    void a_medicine_is_current_within_its_course_even_when_all_was_handed_out() {
        var over = metformin(
                on(sunita, today.minus(Duration.ofDays(9))), Ids.next().toString(), 5);
        var taken = metformin(
                on(sunita, today.minus(Duration.ofDays(2))), Ids.next().toString(), 5);
        var stopped = metformin(
                on(sunita, today.minus(Duration.ofDays(1))), Ids.next().toString(), 5);
        write(over, taken, stopped);
        inOne(() -> record.amend(
                people, taken.key(), DR_ASHA, MedicationRequestFact.moved(MedicationRequestFact.Status.COMPLETED)));
        inOne(() -> record.amend(
                people, stopped.key(), DR_ASHA, MedicationRequestFact.moved(MedicationRequestFact.Status.STOPPED)));
        assertThat(summary().medicines())
                .extracting(
                        PatientSummary.CurrentMedicine::key,
                        PatientSummary.CurrentMedicine::dose,
                        PatientSummary.CurrentMedicine::prescriber)
                .containsExactly(tuple(taken.key(), "500 mg twice a day", "Dr Asha Verma"));
    }

    @Test
    void vitals_are_the_latest_of_each_kind_with_their_time() {
        var readings = new VitalsFact(
                on(sunita, NOON),
                List.of(
                        Reading.of(PULSE, Amount.of("88", "beats/min", "/min")).interpreted("H"),
                        Reading.pressure(
                                PRESSURE,
                                SYSTOLIC,
                                Amount.of("128", "mmHg", "mm[Hg]"),
                                DIASTOLIC,
                                Amount.of("84", "mmHg", "mm[Hg]"))));
        inOne(() -> record.createAll(readings.drafts(), DR_ASHA));
        write(pulse(sunita, NOON.minusSeconds(60), 120));
        assertThat(summary().vitals())
                .extracting(PatientSummary.Vital::number, PatientSummary.Vital::unit, PatientSummary.Vital::at)
                .containsExactlyInAnyOrder(tuple("88", "beats/min", NOON), tuple("128/84", "mmHg", NOON));
        assertThat(summary().vital("8867-4"))
                .hasValueSatisfying(pulse -> assertThat(pulse.interpretation()).isEqualTo("H"));
    }

    @Test
    void a_tested_blood_group_stands_before_a_stated_one() {
        write(group(sunita, NOON, Category.LABORATORY, "O Rh(D) positive"));
        write(group(sunita, NOON.plusSeconds(60), Category.SURVEY, "A Rh(D) positive"));
        assertThat(summary().bloodGroup())
                .isEqualTo(new PatientSummary.BloodGroup(Concept.words("O Rh(D) positive"), true, NOON));
    }

    @Test
    void a_blood_group_is_found_below_very_many_observations() {
        write(group(sunita, NOON, Category.LABORATORY, "O Rh(D) positive"));
        write(IntStream.rangeClosed(1, 320)
                .mapToObj(n -> pulse(sunita, NOON.plusSeconds(n), 60 + n % 60))
                .toArray(ClinicalFact[]::new));
        assertThat(summary().bloodGroup()).isNotNull();
    }

    @Test
    void a_pregnancy_shows_until_it_must_have_ended() {
        var status = new Coding(Coding.LOINC, FhirCodes.PREGNANCY_STATUS, "Pregnancy status");
        var pregnant = new Value.Coded(Concept.of(new Coding(Coding.LOINC, FhirCodes.PREGNANT, "Pregnant")));
        write(new ObservationFact(
                on(sunita, today.minus(Duration.ofDays(400))), Category.SURVEY, status, pregnant, ""));
        assertThat(summary().pregnancy()).isNull();
        write(new ObservationFact(on(sunita, today), Category.SURVEY, status, pregnant, ""));
        assertThat(summary().pregnancy()).isEqualTo(new PatientSummary.Pregnancy(today, null));
    }

    @Test
    void visits_of_all_hospitals_are_there_newest_first() {
        var earlier = visit(sunita, NOON);
        var later = visit(sunita, NOON.plusSeconds(60));
        write(earlier, later);
        inOne(() -> record.amend(
                people, earlier.key(), DR_ASHA, EncounterFact.moved(Status.FINISHED, NOON.plusSeconds(30))));
        assertThat(summary().visits())
                .extracting(
                        PatientSummary.Visit::key,
                        PatientSummary.Visit::facilityName,
                        PatientSummary.Visit::department,
                        PatientSummary.Visit::status)
                .containsExactly(
                        tuple(later.key(), "Lok Nayak Hospital", "Medicine OPD", "in-progress"),
                        tuple(earlier.key(), "Lok Nayak Hospital", "Medicine OPD", "finished"));
    }

    @Test
    void a_summary_of_the_past_is_what_was_seen_then() {
        write(AllergyFact.noneKnown(on(sunita, NOON)));
        var problem = write(ConditionFact.problem(on(sunita, NOON), DIABETES)).getFirst();
        var then = problem.at();
        inOne(() -> record.enteredInError(people, problem.key(), DR_ASHA, "wrong patient"));
        write(penicillin(NOON));
        var past = views.summary(people, Clearance.NONE, then);
        assertThat(past.problems()).hasSize(1);
        assertThat(past.allergies()).isInstanceOf(Allergies.NoneKnown.class);
        assertThat(summary().problems()).isEmpty();
    }

    @Test
    void a_confidential_fact_leaves_no_trace_in_any_view() {
        var hiv = new ConditionFact(
                on(sunita, NOON),
                Concept.words("HIV disease"),
                ConditionFact.List.PROBLEM_LIST,
                Verification.CONFIRMED,
                null,
                Set.of(Sensitivity.HIV));
        write(hiv, ConditionFact.problem(on(sunita, NOON.minusSeconds(60)), DIABETES));
        assertThat(summary().problems()).hasSize(1);
        assertThat(views.summary(people, Clearance.ALL).problems()).hasSize(2);
        assertThat(views.summary(people, Clearance.NONE, Instant.now()).problems())
                .hasSize(1);
        var page = views.timeline(people, Set.of(ResourceType.CONDITION), Optional.empty(), 1, Clearance.NONE);
        assertThat(page.entries()).extracting(entry -> entry.what().text()).containsExactly("Type 2 diabetes mellitus");
        assertThat(page.next()).isEmpty();
    }

    @Test
    void what_became_confidential_later_is_left_out_of_the_past_too() {
        var problem = write(ConditionFact.problem(on(sunita, NOON), DIABETES)).getFirst();
        var then = problem.at();
        inOne(() -> record.amend(
                people, problem.key(), DR_ASHA, resource -> Sensitivity.label(resource, Set.of(Sensitivity.HIV))));
        assertThat(views.summary(people, Clearance.NONE, then).problems()).isEmpty();
        assertThat(views.summary(people, Clearance.ALL, then).problems()).hasSize(1);
    }

    @Test
    void pages_of_the_time_line_neither_skip_nor_repeat_while_facts_arrive() {
        write(IntStream.range(0, 25)
                .mapToObj(n -> pulse(sunita, NOON.plusSeconds(n / 3), 60 + n))
                .toArray(ClinicalFact[]::new));
        var seen = new ArrayList<ResourceKey>();
        var from = Optional.<Cursor>empty();
        do {
            var page = views.timeline(
                    people, Set.of(ResourceType.OBSERVATION, ResourceType.ENCOUNTER), from, 4, Clearance.NONE);
            seen.addAll(page.entries().stream().map(Entry::key).toList());
            write(pulse(sunita, NOON.plusSeconds(3600), 70));
            from = page.next().map(Cursor::text).flatMap(Cursor::parse);
        } while (from.isPresent());
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void an_edited_page_link_is_the_first_page() {
        assertThat(Cursor.parse("1.2.drop table")).isEmpty();
        assertThat(Cursor.parse("")).isEmpty();
    }

    @Test
    void a_trend_finds_a_measurement_also_as_a_part_of_another() {
        var pressure = new Value.Parts(List.of(
                new ObservationFact.Part(SYSTOLIC, Amount.of("128", "mmHg", "mm[Hg]")),
                new ObservationFact.Part(DIASTOLIC, Amount.of("84", "mmHg", "mm[Hg]"))));
        write(
                new ObservationFact(on(sunita, NOON), Category.VITAL_SIGNS, PRESSURE, pressure, ""),
                new ObservationFact(
                        on(sunita, NOON.plusSeconds(60)),
                        Category.VITAL_SIGNS,
                        SYSTOLIC,
                        Amount.of("132.50", "mmHg", "mm[Hg]"),
                        ""),
                pulse(sunita, NOON, 88));
        assertThat(views.trend(people, SYSTOLIC, 10, Clearance.NONE).points())
                .extracting(point -> point.value().toPlainString())
                .containsExactly("132.50", "128");
    }

    @Test
    void a_hit_of_a_token_is_checked_on_the_value_itself() {
        var pulse = write(pulse(sunita, NOON, 88)).getFirst();
        var sameHash = Token.of(sunita, ResourceType.OBSERVATION, "code", Coding.LOINC + "|" + SYSTOLIC.code());
        jdbc.sql("update record.resource set tok = tok || :hash where rid = :rid")
                .param("hash", sameHash)
                .param("rid", pulse.key().id().value())
                .update();
        assertThat(views.trend(people, SYSTOLIC, 10, Clearance.NONE).points()).isEmpty();
    }

    @Test
    void everything_of_a_visit_is_found_by_the_visit() {
        var visit = visit(sunita, NOON);
        write(
                visit,
                ConditionFact.problem(in(visit), DIABETES),
                metformin(in(visit), Ids.next().toString(), 5),
                pulse(sunita, NOON, 88));
        assertThat(views.visit(people, visit.key(), Clearance.NONE))
                .extracting(entry -> entry.key().type(), Entry::detail)
                .containsExactlyInAnyOrder(
                        tuple(ResourceType.CONDITION, ""),
                        tuple(ResourceType.MEDICATION_REQUEST, "500 mg twice a day"));
    }

    @Test
    void after_a_merge_both_ids_are_one_person_and_after_an_unmerge_two_again() {
        var merged = somebody();
        write(pulse(merged, NOON.plusSeconds(60), 99), ConditionFact.problem(on(merged, NOON), DIABETES));
        write(pulse(sunita, NOON, 88));
        var both = new PersonSet(sunita, List.of(merged));
        assertThat(views.summary(both, Clearance.NONE).vitals())
                .extracting(PatientSummary.Vital::number)
                .containsExactly("99");
        assertThat(views.trend(both, PULSE, 10, Clearance.NONE).points()).hasSize(2);
        assertThat(summary().vitals()).extracting(PatientSummary.Vital::number).containsExactly("88");
        assertThat(summary().problems()).isEmpty();
    }
}
