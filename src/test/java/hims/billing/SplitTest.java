package hims.billing;

import static org.assertj.core.api.Assertions.assertThat;

import hims.platform.Money;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void free_care_is_valued_and_borne_by_the_state() {
        var split = Split.of(Money.rupees("36.00"), BigDecimal.ZERO, BigDecimal.ZERO);

        assertThat(split.patient()).isEqualTo(Money.ZERO);
        assertThat(split.state()).isEqualTo(Money.rupees("36.00"));
    }

    @Test
    void the_state_takes_the_paisa_that_rounding_leaves() {
        var split = Split.of(Money.paise(101), new BigDecimal("33.33"), new BigDecimal("33.33"));

        assertThat(split).isEqualTo(new Split(Money.paise(101), Money.paise(34), Money.paise(34), Money.paise(33)));
    }

    @Test
    void two_halves_of_one_paisa_are_one_paisa() {
        var split = Split.of(Money.paise(1), new BigDecimal("50"), new BigDecimal("50"));

        assertThat(split).isEqualTo(new Split(Money.paise(1), Money.paise(1), Money.ZERO, Money.ZERO));
    }

    @Property(tries = 500)
    void the_shares_add_up_to_the_paisa_and_none_is_negative(
            @ForAll @LongRange(min = 0, max = 10_000_000_00L) long gross,
            @ForAll @IntRange(min = 0, max = 10_000) int patient,
            @ForAll @IntRange(min = 0, max = 10_000) int scheme) {
        var schemePercent = Math.min(scheme, 10_000 - patient);
        var split = Split.of(Money.paise(gross), BigDecimal.valueOf(patient, 2), BigDecimal.valueOf(schemePercent, 2));

        assertThat(split.patient().plus(split.scheme()).plus(split.state())).isEqualTo(Money.paise(gross));
        assertThat(split.patient().paise()).isNotNegative();
        assertThat(split.scheme().paise()).isNotNegative();
        assertThat(split.state().paise()).isNotNegative();
    }
}
