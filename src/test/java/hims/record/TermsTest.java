package hims.record;

import static org.assertj.core.api.Assertions.assertThat;

import hims.record.FhirDates.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

/** Terms narrow: what lies in a range always shares one with it, what lies far away never does. */
class TermsTest {
    private static final long SECONDS_IN_CENTURY = 3_155_760_000L;

    @Property
    void an_amount_within_a_range_shares_a_term_with_it(
            @ForAll @DoubleRange(min = -1e13, max = 1e13) double value,
            @ForAll @DoubleRange(max = 1e6) double below,
            @ForAll @DoubleRange(max = 1e6) double above) {
        assertThat(amount(value)).containsAnyElementsOf(Terms.amounts("x", value - below, value + above));
        assertThat(amount(value)).containsAnyElementsOf(Terms.amounts("x", value, Double.MAX_VALUE));
        assertThat(amount(value)).containsAnyElementsOf(Terms.amounts("x", -Double.MAX_VALUE, value));
    }

    @Property
    void an_amount_an_eighth_off_shares_none(@ForAll @DoubleRange(min = 0.01, max = 1e11) double value) {
        assertThat(amount(value)).doesNotContainAnyElementsOf(Terms.amounts("x", value * 1.13, value * 2));
        assertThat(amount(-value)).doesNotContainAnyElementsOf(Terms.amounts("x", value * 0.5, value * 2));
        assertThat(Terms.amounts("x", value, value * 1e6)).hasSizeLessThan(70);
    }

    @Property
    void a_date_that_touches_a_window_shares_a_term_with_it(
            @ForAll @LongRange(min = -SECONDS_IN_CENTURY, max = 2 * SECONDS_IN_CENTURY) long at,
            @ForAll @LongRange(min = 1, max = 10_000_000) long lasts,
            @ForAll @LongRange(min = 1, max = SECONDS_IN_CENTURY) long before) {
        var from = Instant.ofEpochSecond(at);
        var span = new Interval(from, from.plusSeconds(lasts));
        var tokens = new TreeSet<Long>();
        Terms.date("x", span, tokens);
        assertThat(tokens)
                .containsAnyElementsOf(Terms.dates("x", new Interval(from.minusSeconds(before), from.plusSeconds(1))));
        assertThat(tokens).containsAnyElementsOf(Terms.dates("x", new Interval(from, Instant.MAX)));
        assertThat(tokens).containsAnyElementsOf(Terms.dates("x", new Interval(Instant.MIN, span.until())));
        if (!Terms.isLong(span)) {
            var later = span.until().plus(Duration.ofDays(366));
            assertThat(tokens)
                    .doesNotContainAnyElementsOf(Terms.dates("x", new Interval(later, later.plusSeconds(1))).stream()
                            .filter(token -> token != Terms.longest("x"))
                            .toList());
        }
    }

    private static Set<Long> amount(double value) {
        var tokens = new TreeSet<Long>();
        Terms.amount("x", value, tokens);
        return tokens;
    }
}
