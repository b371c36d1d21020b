package hims.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.AccessProblem;
import hims.access.Actor;
import hims.chart.Vitals.Take;
import hims.platform.Rejected;
import hims.record.Clearance;
import hims.record.PatientSummary;
import hims.record.PersonSet;
import hims.record.RecordViews;
import hims.record.ResourceId;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import hims.scheduling.Token;
import hims.scheduling.Tokens;
import hims.terminology.BodySex;
import hims.world.DatabaseTest;
import hims.world.Outpatients;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@DatabaseTest
class VitalsTest {
    private static final Body MAN_OF_71 = new Body(71 * 12, BodySex.MALE);
    private static final Body GIRL_OF_5 = new Body(63, BodySex.FEMALE);

    private final Vitals vitals;
    private final RecordViews views;
    private final Tokens tokens;
    private final Outpatients opd;
    private final Actor nurse = Outpatients.nurse();

    VitalsTest(Vitals vitals, RecordViews views, Tokens tokens, Outpatients opd) {
        this.vitals = vitals;
        this.views = views;
        this.tokens = tokens;
        this.opd = opd;
    }

    @Test
    void they_are_in_the_record_with_unit_and_interpretation() {
        var token = opd.arrives(opd.ramesh());
        var critical = vitals.take(
                take(token, MAN_OF_71, Map.of(Sign.SYSTOLIC, "158", Sign.DIASTOLIC, "94", Sign.PULSE, "84")),
                nurse,
                Outpatients.key());
        assertThat(critical).isFalse();
        var pressure = summary(token).vital("85354-9").orElseThrow();
        assertThat(pressure.number()).isEqualTo("158/94");
        assertThat(pressure.unit()).isEqualTo("mmHg");
        assertThat(pressure.interpretation()).isEqualTo("H");
        assertThat(summary(token).vital("8867-4").orElseThrow().interpretation())
                .isEqualTo("N");
    }

    @Test
    void a_value_that_needs_a_doctor_at_once_is_told() {
        var token = opd.arrives(opd.ramesh());
        assertThat(vitals.take(take(token, MAN_OF_71, Map.of(Sign.OXYGEN, "84")), nurse, Outpatients.key()))
                .isTrue();
        var visit = Objects.requireNonNull(token.visit());
        assertThat(vitals.taken(List.of(visit), nurse))
                .hasEntrySatisfying(visit, taken -> assertThat(taken.critical()).isTrue());
        assertThat(summary(token).vital("59408-5").orElseThrow().interpretation())
                .isEqualTo("LL");
    }

    @Test
    void an_adult_has_a_judged_mass_index_and_a_child_a_stated_one() {
        var man = opd.arrives(opd.ramesh());
        vitals.take(take(man, MAN_OF_71, Map.of(Sign.WEIGHT, "92", Sign.HEIGHT, "168")), nurse, Outpatients.key());
        assertThat(summary(man).vital("39156-5").orElseThrow().interpretation()).isEqualTo("H");
        var girl = opd.arrives(opd.pinky());
        vitals.take(take(girl, GIRL_OF_5, Map.of(Sign.WEIGHT, "18.2", Sign.HEIGHT, "110")), nurse, Outpatients.key());
        var index = summary(girl).vital("39156-5").orElseThrow();
        assertThat(index.number()).isEqualTo("15.0");
        assertThat(index.interpretation()).isEmpty();
    }

    @Test
    void sent_twice_they_are_written_once() {
        var token = opd.arrives(opd.ramesh());
        var take = take(token, MAN_OF_71, Map.of(Sign.PULSE, "84"));
        var key = Outpatients.key();
        vitals.take(take, nurse, key);
        vitals.take(take, nurse, key);
        assertThat(opd.count(OBSERVATIONS, token.person())).isEqualTo(1);
    }

    @Test
    void a_visit_that_is_measured_is_triaged() {
        var token = opd.arrives(opd.ramesh());
        vitals.take(take(token, MAN_OF_71, Map.of(Sign.PULSE, "84")), nurse, Outpatients.key());
        assertThat(summary(token).visits().getFirst().status()).isEqualTo("triaged");
    }

    @Test
    void the_nurse_of_another_hospital_writes_nothing() {
        var token = opd.arrives(opd.ramesh());
        var take = take(token, MAN_OF_71, Map.of(Sign.PULSE, "84"));
        assertThatThrownBy(() -> vitals.take(take, Outpatients.doctorOfGtb(), Outpatients.key()))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.problem()).isEqualTo(AccessProblem.NO_CARE_RELATION));
        assertThat(opd.count(OBSERVATIONS, token.person())).isZero();
    }

    private static final String OBSERVATIONS =
            "select count(*) from record.resource where pid = :id and rtype = " + ResourceType.OBSERVATION.number();

    private Take take(Token token, Body body, Map<Sign, String> values) {
        var measured = new java.util.EnumMap<Sign, BigDecimal>(Sign.class);
        values.forEach((sign, value) -> measured.put(sign, new BigDecimal(value)));
        var visit = tokens.visit(token, nurse).orElseThrow();
        var encounter =
                new ResourceKey(ResourceType.ENCOUNTER, new ResourceId(Objects.requireNonNull(visit.encounter())));
        return new Take(token.person(), visit.id(), encounter, body, new Measured(measured), Instant.now());
    }

    private PatientSummary summary(Token token) {
        return views.summary(PersonSet.of(token.person()), Clearance.ALL);
    }
}
