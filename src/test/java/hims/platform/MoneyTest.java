package hims.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void a_percentage_is_rounded_once_half_up() {
        var line = Money.rupees("12.35").times(3).percent(new BigDecimal("12"));
        assertThat(line).isEqualTo(Money.rupees("4.45"));
    }

    @Test
    void a_fraction_of_a_paisa_is_refused() {
        assertThatThrownBy(() -> Money.rupees("1.005")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void amounts_are_grouped_in_lakh_and_crore() {
        assertThat(Money.rupees("12345678.9")).hasToString("₹1,23,45,678.90");
        assertThat(Money.paise(-5)).hasToString("-₹0.05");
        assertThat(Money.rupees("999")).hasToString("₹999.00");
        assertThat(Money.rupees("1000")).hasToString("₹1,000.00");
    }

    @Test
    void an_overflow_is_an_error_and_no_wrong_amount() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1))).isInstanceOf(ArithmeticException.class);
    }

    @Property
    void rupees_and_back_is_the_same(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long paise) {
        assertThat(Money.rupees(new Money(paise).rupees())).isEqualTo(new Money(paise));
    }
}
