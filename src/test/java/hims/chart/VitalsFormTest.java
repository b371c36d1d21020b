package hims.chart;

import static org.assertj.core.api.Assertions.assertThat;

import hims.platform.FieldError;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.terminology.BodySex;
import hims.terminology.VitalRanges;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VitalsFormTest {
    private static final Body MAN_OF_71 = new Body(71 * 12, BodySex.MALE);
    private static final Body GIRL_OF_5 = new Body(63, BodySex.FEMALE);

    private final VitalRanges ranges = new VitalRanges();

    @Test
    void a_usual_set_is_read_with_its_units() {
        var measured = valid(MAN_OF_71, Map.of("systolic", "158", "diastolic", "94", "pulse", "84", "weight", "71.5"));
        assertThat(measured.values())
                .containsEntry(Sign.SYSTOLIC, new BigDecimal("158"))
                .containsEntry(Sign.WEIGHT, new BigDecimal("71.5"));
        assertThat(Sign.WEIGHT.ucum()).isEqualTo("kg");
        assertThat(Sign.TEMPERATURE.ucum()).isEqualTo("Cel");
    }

    @Test
    void hindi_digits_are_taken() {
        assertThat(valid(MAN_OF_71, Map.of("temperature", "३६.८")).values())
                .containsEntry(Sign.TEMPERATURE, new BigDecimal("36.8"));
    }

    @ParameterizedTest
    @CsvSource({
        "temperature, 370, field.range",
        "temperature, -3, field.range",
        "pulse, 84.5, field.decimals",
        "pulse, eighty, field.not-a-number",
        "oxygen, 101, field.range",
        "weight, 100000000000000000000000000000000, field.not-a-number",
        "weight, 71.555, field.decimals"
    })
    void a_slip_is_refused_whatever_is_confirmed(String field, String typed, String key) {
        assertThat(errors(MAN_OF_71, Map.of(field, typed, field + "-twice", "on")))
                .extracting(FieldError::field, FieldError::key)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(field, key));
    }

    @Test
    void an_unusual_value_goes_on_when_it_was_measured_twice() {
        assertThat(errors(MAN_OF_71, Map.of("pulse", "290")))
                .extracting(FieldError::key)
                .containsExactly("chart.vitals.unusual");
        assertThat(valid(MAN_OF_71, Map.of("pulse", "290", "pulse-twice", "on")).values())
                .containsKey(Sign.PULSE);
    }

    @Test
    void confirming_one_value_does_not_confirm_another() {
        assertThat(errors(MAN_OF_71, Map.of("pulse", "290", "pulse-twice", "on", "respiration", "120")))
                .extracting(FieldError::field)
                .containsExactly("respiration");
    }

    @Test
    void what_is_unusual_depends_on_the_age() {
        assertThat(valid(GIRL_OF_5, Map.of("weight", "18.2")).values()).containsKey(Sign.WEIGHT);
        assertThat(errors(GIRL_OF_5, Map.of("weight", "71.5"))).isEmpty();
        assertThat(errors(GIRL_OF_5, Map.of("weight", "171.5"))).hasSize(1);
    }

    @Test
    void without_an_age_only_slips_are_refused() {
        var nobodyKnows = new Body(null, BodySex.UNKNOWN);
        assertThat(valid(nobodyKnows, Map.of("pulse", "290")).values()).containsKey(Sign.PULSE);
        assertThat(errors(nobodyKnows, Map.of("pulse", "999"))).hasSize(1);
    }

    @Test
    void half_a_blood_pressure_and_one_upside_down_are_told() {
        assertThat(errors(MAN_OF_71, Map.of("systolic", "120")))
                .extracting(FieldError::field, FieldError::key)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("diastolic", "chart.vitals.pressure-half"));
        assertThat(errors(MAN_OF_71, Map.of("systolic", "80", "diastolic", "120")))
                .extracting(FieldError::key)
                .containsExactly("chart.vitals.pressure-order");
    }

    @Test
    void a_wrong_half_is_told_once_and_not_as_missing() {
        assertThat(errors(MAN_OF_71, Map.of("systolic", "12000", "diastolic", "80")))
                .extracting(FieldError::key)
                .containsExactly("field.range");
    }

    @Test
    void an_empty_form_is_told_so() {
        assertThat(errors(MAN_OF_71, Map.of())).extracting(FieldError::key).containsExactly("chart.vitals.nothing");
    }

    @Test
    void a_weight_that_jumps_within_a_month_is_asked_about() {
        var last = new BigDecimal("71.5");
        assertThat(form(Map.of("weight", "60"), MAN_OF_71, last).parse()).isInstanceOf(Parsed.Invalid.class);
        assertThat(form(Map.of("weight", "65"), MAN_OF_71, last).parse()).isInstanceOf(Parsed.Valid.class);
        assertThat(form(Map.of("weight", "60", "weight-twice", "on"), MAN_OF_71, last)
                        .parse())
                .isInstanceOf(Parsed.Valid.class);
    }

    @Test
    void the_body_mass_index_is_computed() {
        var measured = valid(MAN_OF_71, Map.of("weight", "71.5", "height", "168"));
        assertThat(measured.bodyMassIndex()).contains(new BigDecimal("25.3"));
        assertThat(valid(MAN_OF_71, Map.of("weight", "71.5")).bodyMassIndex()).isEmpty();
    }

    private Measured valid(Body body, Map<String, String> typed) {
        return switch (form(typed, body, null).parse()) {
            case Parsed.Valid<Measured>(Measured measured) -> measured;
            case Parsed.Invalid<Measured>(List<FieldError> errors) -> throw new AssertionError(errors);
        };
    }

    private List<FieldError> errors(Body body, Map<String, String> typed) {
        var in = Fields.typed(new HashMap<>(typed));
        new VitalsForm(in, body, ranges, null).parse();
        return in.errors();
    }

    private VitalsForm form(Map<String, String> typed, Body body, @Nullable BigDecimal last) {
        return new VitalsForm(Fields.typed(new HashMap<>(typed)), body, ranges, last);
    }
}
