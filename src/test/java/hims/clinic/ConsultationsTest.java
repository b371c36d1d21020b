package hims.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.AccessProblem;
import hims.access.Actor;
import hims.access.PersonId;
import hims.chart.Basket;
import hims.chart.Diagnosis;
import hims.chart.DraftLine;
import hims.chart.Drafts;
import hims.chart.Note;
import hims.chart.SharedLists;
import hims.pharmacy.Checks;
import hims.pharmacy.Finding;
import hims.pharmacy.OrderLine;
import hims.pharmacy.OverrideReason;
import hims.pharmacy.PharmacyProblem;
import hims.pharmacy.PrescriptionId;
import hims.pharmacy.Prescriptions;
import hims.platform.Kind;
import hims.platform.Problem;
import hims.platform.Rejected;
import hims.record.AllergyFact;
import hims.record.Clearance;
import hims.record.Coding;
import hims.record.Concept;
import hims.record.ConditionFact.Verification;
import hims.record.PatientSummary;
import hims.record.PersonSet;
import hims.record.RecordViews;
import hims.record.ResourceType;
import hims.scheduling.Queues;
import hims.scheduling.SchedulingProblem;
import hims.scheduling.Token;
import hims.scheduling.TokenState;
import hims.scheduling.Tokens;
import hims.terminology.Systems;
import hims.world.DatabaseTest;
import hims.world.Outpatients;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@DatabaseTest
class ConsultationsTest {
    private static final Note COUGH = new Note("Cough 5 days", "Chest clear", "Steam");
    private static final UUID LINE = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private final Consultations consultations;
    private final Attendances attendances;
    private final Drafts drafts;
    private final SharedLists lists;
    private final Checks checks;
    private final Prescriptions prescriptions;
    private final RecordViews views;
    private final Tokens tokens;
    private final Queues queues;
    private final Outpatients opd;
    private final Actor doctor = Outpatients.doctor();

    ConsultationsTest(
            Consultations consultations,
            Attendances attendances,
            Drafts drafts,
            SharedLists lists,
            Checks checks,
            Prescriptions prescriptions,
            RecordViews views,
            Tokens tokens,
            Queues queues,
            Outpatients opd) {
        this.consultations = consultations;
        this.attendances = attendances;
        this.drafts = drafts;
        this.lists = lists;
        this.checks = checks;
        this.prescriptions = prescriptions;
        this.views = views;
        this.tokens = tokens;
        this.queues = queues;
        this.opd = opd;
    }

    @Test
    void one_signature_writes_everything() {
        var token = opd.arrives(opd.ramesh());
        var id = sign(token, ConsultationsTest::whole, Outpatients.key());

        var prescription = prescriptions.fetch(new PrescriptionId(UUID.fromString(id)), doctor);
        assertThat(prescription.lines()).hasSize(1);
        assertThat(prescription.notes().diagnosis()).isEqualTo("Essential hypertension");
        assertThat(prescription.notes().tokenNumber()).isEqualTo(token.label());
        var summary = summary(token.person());
        assertThat(summary.problems())
                .extracting(problem -> problem.problem().text())
                .containsExactly("Essential hypertension");
        assertThat(summary.medicines()).hasSize(1);
        assertThat(summary.visits().getFirst().status()).isEqualTo("finished");
        assertThat(summary.visits().getFirst().reason()).isEqualTo("Essential hypertension");
        assertThat(notes(token.person())).isEqualTo(1);
        assertThat(conditions(token.person()))
                .as("of the visit and on the list")
                .isEqualTo(2);
        assertThat(tokens.fetch(token.id(), doctor).state()).isEqualTo(TokenState.DONE);
        assertThat(tokens.today(token.person(), doctor))
                .as("and one of the pharmacy")
                .hasSize(2);
        assertThat(charges(token.person())).isEqualTo(1);
        assertThat(audited(token.person())).isEqualTo(1);
        assertThat(draft(token)).isEqualTo(Basket.EMPTY);
    }

    @Test
    void the_same_submission_twice_is_signed_once() throws InterruptedException {
        var token = opd.arrives(opd.ramesh());
        var key = Outpatients.key();
        var first = sign(token, ConsultationsTest::whole, key);
        assertThat(sign(token, ConsultationsTest::whole, key)).isEqualTo(first);
        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(IntStream.range(0, 8)
                    .mapToObj(n -> (Callable<String>) () -> sign(token, ConsultationsTest::whole, key))
                    .toList());
        }
        assertThat(notes(token.person())).isEqualTo(1);
        assertThat(prescribed(token.person())).isEqualTo(1);
        assertThat(charges(token.person())).isEqualTo(1);
    }

    @Test
    void a_fault_in_the_last_step_leaves_nothing() {
        var token = opd.arrives(opd.ramesh());
        var attendance = attendances.open(token.id(), doctor);
        drafts.change(token.person(), attendance.visit(), doctor, basket -> basket.note(COUGH));
        queues.leave(token.id(), doctor);
        refused(
                () -> consultations.sign(attendance, ConsultationsTest::whole, doctor, Outpatients.key()),
                SchedulingProblem.WRONG_STATE);

        assertThat(notes(token.person())).isZero();
        assertThat(conditions(token.person())).isZero();
        assertThat(prescribed(token.person())).isZero();
        assertThat(charges(token.person())).isZero();
        assertThat(audited(token.person())).isZero();
        assertThat(summary(token.person()).visits().getFirst().status()).isEqualTo("arrived");
        assertThat(tokens.today(token.person(), doctor)).hasSize(1);
        assertThat(draft(token).note()).as("what was kept before stays").isEqualTo(COUGH);
    }

    @Test
    void an_alert_needs_a_reason_which_is_recorded() {
        var token = opd.arrives(opd.ramesh());
        lists.addAllergy(new AllergyFact(
                attendances.open(token.id(), doctor).occasion(Instant.now(), doctor),
                Concept.of(new Coding(Systems.ALLERGEN, "amoxicillin", "Amoxicillin")),
                AllergyFact.Category.MEDICATION,
                AllergyFact.Criticality.HIGH,
                true,
                "Rash"));
        var order = order("amoxicillin-500mg-capsule");
        UnaryOperator<Basket> without = basket -> basket.note(COUGH).put(LINE, order);
        refused(() -> sign(token, without, Outpatients.key()), PharmacyProblem.WARNING_UNANSWERED);
        assertThat(notes(token.person())).isZero();

        var rule = checks.check(token.person(), List.of(order)).stream()
                .filter(Finding::needsReason)
                .map(Finding::rule)
                .findFirst()
                .orElseThrow();
        var reason = new DraftLine.Reason(rule, OverrideReason.ALLERGY_DOUBTFUL, "Took it in 2024 without harm");
        sign(token, basket -> without.apply(basket).keep(LINE, reason), Outpatients.key());
        assertThat(opd.count("""
                        select count(*) from pharmacy.check_override o
                        join pharmacy.prescription_line l on l.id = o.line_id
                        join pharmacy.prescription p on p.id = l.prescription_id
                        where p.person_id = :id and o.reason = 'ALLERGY_DOUBTFUL'
                        """, token.person())).isEqualTo(1);
    }

    @Test
    void a_changed_line_loses_the_reasons_given_for_the_old_one() {
        var reason = new DraftLine.Reason("allergy:x", OverrideReason.WILL_MONITOR, "");
        var basket = Basket.EMPTY.put(LINE, order("amlodipine-5mg-tablet")).keep(LINE, reason);
        assertThat(basket.put(LINE, order("amlodipine-5mg-tablet")).overrides()).hasSize(1);
        assertThat(basket.put(LINE, order("amlodipine-10mg-tablet")).overrides())
                .isEmpty();
    }

    @Test
    void without_diagnosis_or_complaint_there_is_nothing_to_sign() {
        var token = opd.arrives(opd.ramesh());
        refused(
                () -> sign(token, basket -> basket.put(LINE, order("amlodipine-5mg-tablet")), Outpatients.key()),
                ClinicProblem.NOTHING_TO_SIGN);
        assertThat(prescribed(token.person())).isZero();
    }

    @Test
    void a_symptom_alone_is_enough_and_needs_no_prescription() {
        var token = opd.arrives(opd.ramesh());
        assertThat(sign(token, basket -> basket.note(COUGH), Outpatients.key())).isEmpty();
        assertThat(summary(token.person()).visits().getFirst().reason()).isEqualTo("Cough 5 days");
    }

    @Test
    void a_confidential_diagnosis_is_hidden_from_those_who_may_not_see_it_and_not_printed() {
        var token = opd.arrives(opd.ramesh());
        var id = sign(
                token,
                basket -> basket.put(new Diagnosis("B20", Verification.CONFIRMED, true))
                        .put(LINE, order("amlodipine-5mg-tablet")),
                Outpatients.key());
        assertThat(views.summary(PersonSet.of(token.person()), Clearance.NONE).problems())
                .isEmpty();
        assertThat(summary(token.person()).problems()).hasSize(1);
        assertThat(prescriptions
                        .fetch(new PrescriptionId(UUID.fromString(id)), doctor)
                        .notes()
                        .diagnosis())
                .isEmpty();
    }

    @Test
    void for_a_doctor_of_another_hospital_the_token_does_not_exist() {
        var token = opd.arrives(opd.ramesh());
        assertThatThrownBy(() -> attendances.open(token.id(), Outpatients.doctorOfGtb()))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.problem().kind()).isEqualTo(Kind.NOT_FOUND));
        var attendance = attendances.open(token.id(), doctor);
        refused(
                () -> consultations.sign(
                        attendance, ConsultationsTest::whole, Outpatients.doctorOfGtb(), Outpatients.key()),
                AccessProblem.NO_CARE_RELATION);
        assertThat(notes(token.person())).isZero();
    }

    @Test
    void a_nurse_does_not_sign() {
        var attendance = attendances.open(opd.arrives(opd.ramesh()).id(), doctor);
        refused(
                () -> consultations.sign(attendance, ConsultationsTest::whole, Outpatients.nurse(), Outpatients.key()),
                AccessProblem.NOT_ALLOWED);
    }

    private static Basket whole(Basket basket) {
        return basket.note(COUGH)
                .put(new Diagnosis("I10", Verification.CONFIRMED, true))
                .put(LINE, order("amlodipine-5mg-tablet"));
    }

    private static OrderLine order(String medicine) {
        return new OrderLine(medicine, BigDecimal.ONE, "PO", "OD", 30, List.of(), null, "", "");
    }

    private String sign(Token token, UnaryOperator<Basket> typed, String key) {
        return consultations.sign(attendances.open(token.id(), doctor), typed, doctor, key);
    }

    private static void refused(Runnable act, Problem problem) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    private Basket draft(Token token) {
        return drafts.open(token.person(), Objects.requireNonNull(token.visit()), doctor)
                .basket();
    }

    private PatientSummary summary(PersonId person) {
        return views.summary(PersonSet.of(person), Clearance.ALL);
    }

    private long notes(PersonId person) {
        return facts(ResourceType.COMPOSITION, person);
    }

    private long conditions(PersonId person) {
        return facts(ResourceType.CONDITION, person);
    }

    private long facts(ResourceType type, PersonId person) {
        return views.facts(PersonSet.of(person), List.of(type), Clearance.ALL).size();
    }

    private long prescribed(PersonId person) {
        return opd.count("select count(*) from pharmacy.prescription where person_id = :id", person);
    }

    private long charges(PersonId person) {
        return opd.count("""
                select count(*) from billing.charge c join billing.account a on a.id = c.account_id
                where a.person_id = :id and c.service = 'OPD-VISIT'
                """, person);
    }

    private long audited(PersonId person) {
        return opd.count("""
                select count(*) from audit.event
                where patient = :id and object_type = 'consultation' and outcome <> 'DENIED'
                """, person);
    }
}
