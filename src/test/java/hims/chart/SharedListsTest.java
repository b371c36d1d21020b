package hims.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.AccessProblem;
import hims.access.PersonId;
import hims.platform.Rejected;
import hims.record.AllergyFact;
import hims.record.Clearance;
import hims.record.Coding;
import hims.record.Concept;
import hims.record.ConditionFact;
import hims.record.Occasion;
import hims.record.PatientSummary;
import hims.record.PatientSummary.Allergies;
import hims.record.PersonSet;
import hims.record.RecordViews;
import hims.terminology.Systems;
import hims.world.DatabaseTest;
import hims.world.Outpatients;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@DatabaseTest
class SharedListsTest {
    private static final Concept AMOXICILLIN = Concept.of(new Coding(Systems.ALLERGEN, "amoxicillin", "Amoxicillin"));
    private static final Concept DIABETES = Concept.of(new Coding(Coding.ICD10, "E11.9", "Type 2 diabetes mellitus"));

    private final SharedLists lists;
    private final RecordViews views;
    private final Outpatients opd;

    SharedListsTest(SharedLists lists, RecordViews views, Outpatients opd) {
        this.lists = lists;
        this.views = views;
        this.opd = opd;
    }

    @Test
    void an_allergy_ends_none_known() {
        var ramesh = opd.arrives(opd.ramesh()).person();
        lists.noKnownAllergies(now(ramesh));
        lists.noKnownAllergies(now(ramesh));
        assertThat(summary(ramesh).allergies()).isInstanceOf(Allergies.NoneKnown.class);
        lists.addAllergy(allergy(now(ramesh)));
        assertThat(summary(ramesh).allergies())
                .isInstanceOfSatisfying(
                        Allergies.Listed.class,
                        listed -> assertThat(listed.all())
                                .extracting(one -> one.substance().text())
                                .containsExactly("Amoxicillin"));
        assertThat(opd.count("select count(*) from record.history where pid = :id", ramesh))
                .isEqualTo(1);
    }

    @Test
    void none_known_cannot_be_said_while_an_allergy_is_listed() {
        var ramesh = opd.arrives(opd.ramesh()).person();
        lists.addAllergy(allergy(now(ramesh)));
        assertThatThrownBy(() -> lists.noKnownAllergies(now(ramesh)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.problem()).isEqualTo(ChartProblem.ALLERGIES_ON_RECORD));
    }

    @Test
    void ten_who_add_the_same_allergy_at_once_add_one() throws InterruptedException {
        var ramesh = opd.arrives(opd.ramesh()).person();
        try (var threads = Executors.newFixedThreadPool(10)) {
            threads.invokeAll(IntStream.range(0, 10)
                    .mapToObj(n -> (Callable<Object>) () -> lists.addAllergy(allergy(now(ramesh))))
                    .toList());
        }
        assertThat(summary(ramesh).allergies())
                .isInstanceOfSatisfying(
                        Allergies.Listed.class,
                        listed -> assertThat(listed.all()).hasSize(1));
    }

    @Test
    void a_problem_known_for_years_is_not_listed_again() {
        var ramesh = opd.arrives(opd.ramesh()).person();
        lists.ensureProblem(ConditionFact.problem(now(ramesh), DIABETES));
        lists.ensureProblem(ConditionFact.problem(now(ramesh), DIABETES));
        assertThat(summary(ramesh).problems()).hasSize(1);
        assertThat(opd.count("select count(*) from record.resource where pid = :id", ramesh))
                .as("patient aside: the visit and one problem")
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void who_does_not_treat_her_writes_nothing() {
        var ramesh = opd.arrives(opd.ramesh()).person();
        var stranger = new Occasion(ramesh, null, Instant.now(), Outpatients.doctorOfGtb());
        assertThatThrownBy(() -> lists.addAllergy(allergy(stranger)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.problem()).isEqualTo(AccessProblem.NO_CARE_RELATION));
        assertThat(summary(ramesh).allergies()).isInstanceOf(Allergies.NotRecorded.class);
    }

    private static Occasion now(PersonId person) {
        return new Occasion(person, null, Instant.now(), Outpatients.doctor());
    }

    private static AllergyFact allergy(Occasion at) {
        return new AllergyFact(
                at, AMOXICILLIN, AllergyFact.Category.MEDICATION, AllergyFact.Criticality.LOW, true, "Rash");
    }

    private PatientSummary summary(PersonId person) {
        return views.summary(PersonSet.of(person), Clearance.ALL);
    }
}
