package hims.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VitalRangesTest {
    private static final VitalRanges RANGES = new VitalRanges();

    @ParameterizedTest
    @CsvSource({
        "8867-4, 480, 72, NORMAL",
        "8867-4, 480, 60, NORMAL",
        "8867-4, 480, 59, LOW",
        "8867-4, 480, 40, CRITICAL_LOW",
        "8867-4, 480, 101, HIGH",
        "8867-4, 480, 131, CRITICAL_HIGH",
        "8867-4, 480, 500, IMPOSSIBLE",
        "8867-4, 0, 140, NORMAL",
        "8480-6, 480, 12, IMPOSSIBLE",
        "8480-6, 480, 90, CRITICAL_LOW",
        "8480-6, 480, 180, CRITICAL_HIGH",
        "8310-5, 480, 370, IMPOSSIBLE",
        "8310-5, 480, 38.4, HIGH",
        "8310-5, 1, 38.0, CRITICAL_HIGH",
        "59408-5, 480, 101, IMPOSSIBLE",
        "59408-5, 480, 93, LOW",
        "59408-5, 480, 88, CRITICAL_LOW",
        "9279-1, 1, 60, HIGH",
        "9279-1, 24, 40, HIGH",
        "9279-1, 480, 25, CRITICAL_HIGH",
        "39156-5, 480, 24.5, HIGH",
        "56072-2, 24, 11.4, CRITICAL_LOW",
        "9269-2, 480, 8, CRITICAL_LOW",
    })
    void a_value_stands_in_its_band(String loinc, int ageMonths, BigDecimal value, VitalRange.Band band) {
        assertThat(RANGES.band(loinc, ageMonths, BodySex.FEMALE, value)).contains(band);
    }

    @Test
    void a_sign_without_limits_is_not_judged() {
        assertThat(RANGES.band("4548-4", 480, BodySex.MALE, BigDecimal.TEN)).isEmpty();
    }

    @Test
    void the_waist_is_judged_by_sex() {
        assertThat(RANGES.band("8280-0", 480, BodySex.FEMALE, new BigDecimal("85")))
                .contains(VitalRange.Band.HIGH);
        assertThat(RANGES.band("8280-0", 480, BodySex.MALE, new BigDecimal("85")))
                .contains(VitalRange.Band.NORMAL);
        assertThat(RANGES.band("8280-0", 480, BodySex.UNKNOWN, new BigDecimal("85")))
                .isEmpty();
    }

    @Test
    void every_month_of_life_has_its_limits_for_pulse_breath_pressure_and_temperature() {
        for (var loinc : new String[] {"8867-4", "9279-1", "8480-6", "8462-4", "8310-5", "59408-5", "29463-7"}) {
            for (var month = 0; month < 1500; month++) {
                assertThat(RANGES.find(loinc, month, BodySex.UNKNOWN))
                        .as(loinc + " " + month)
                        .isPresent();
            }
        }
    }
}
