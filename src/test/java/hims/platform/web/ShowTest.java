package hims.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import hims.platform.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ShowTest {
    private static final Instant NOW = Instant.parse("2026-11-03T05:12:08Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);

    private final Show show = in(Language.EN);
    private final Show hindi = in(Language.HI);

    @Test
    void a_date_has_letters_for_its_month() {
        assertThat(show.date(TODAY)).isEqualTo("03-Nov-2026");
        assertThat(hindi.date(TODAY)).isEqualTo("03-Nov-2026");
    }

    @Test
    void a_citizen_reads_the_month_in_her_language() {
        assertThat(show.longDate(LocalDate.of(2026, 10, 12))).isEqualTo("12 October 2026");
        assertThat(hindi.longDate(LocalDate.of(2026, 10, 12))).isEqualTo("12 अक्टूबर 2026");
    }

    @Test
    void a_day_of_this_year_needs_no_year() {
        assertThat(show.day(LocalDate.of(2026, 1, 2))).isEqualTo("02-Jan");
        assertThat(show.day(LocalDate.of(2025, 1, 2))).isEqualTo("02-Jan-2025");
    }

    @Test
    void time_has_24_hours_and_is_that_of_the_city() {
        assertThat(show.time(NOW)).isEqualTo("10:42");
        assertThat(show.timeWithSeconds(NOW)).isEqualTo("10:42:08");
        assertThat(show.dateTime(NOW)).isEqualTo("03-Nov-2026 10:42");
    }

    @Test
    void a_moment_of_today_is_a_time_and_one_of_yesterday_has_its_day() {
        assertThat(show.moment(NOW)).isEqualTo("10:42");
        assertThat(show.moment(NOW.minus(Duration.ofDays(1)))).isEqualTo("02-Nov 10:42");
    }

    @Test
    void how_long_ago_stands_only_beside_the_moment_itself() {
        assertThat(show.ago(NOW.minus(Duration.ofMinutes(25)))).isEqualTo("10:17 (25 min ago)");
        assertThat(hindi.ago(NOW.minus(Duration.ofMinutes(25)))).isEqualTo("10:17 (25 मिनट पहले)");
    }

    @Test
    void a_span_is_told_in_the_two_largest_units() {
        assertThat(show.span(Duration.ofMinutes(238))).isEqualTo("3 h 58 min");
        assertThat(show.span(Duration.ofHours(3))).isEqualTo("3 h");
        assertThat(show.span(Duration.ofHours(49))).isEqualTo("2 days");
    }

    @Test
    void an_age_is_finer_the_younger_the_person() {
        assertThat(show.age(TODAY)).isEqualTo("under 1 day");
        assertThat(show.age(TODAY.minusDays(27))).isEqualTo("27 days");
        assertThat(show.age(TODAY.minusDays(28))).isEqualTo("4w");
        assertThat(show.age(LocalDate.of(2026, 5, 15))).isEqualTo("5m 2w");
        assertThat(show.age(LocalDate.of(2024, 11, 4))).isEqualTo("23m 4w");
        assertThat(show.age(LocalDate.of(2024, 11, 3))).isEqualTo("2y");
        assertThat(show.age(LocalDate.of(2022, 9, 1))).isEqualTo("4y 2m");
        assertThat(show.age(LocalDate.of(2008, 11, 4))).isEqualTo("17y 11m");
        assertThat(show.age(LocalDate.of(1945, 7, 14))).isEqualTo("81y");
        assertThat(hindi.age(LocalDate.of(2022, 9, 1))).isEqualTo("4 वर्ष 2 माह");
    }

    @Test
    void a_newborn_counts_hours() {
        assertThat(show.age(NOW.minus(Duration.ofHours(5)))).isEqualTo("5 hours");
        assertThat(show.age(NOW.minus(Duration.ofDays(3)))).isEqualTo("3 days");
    }

    @Test
    void an_approximate_age_says_so() {
        assertThat(show.about("60y")).isEqualTo("about 60y");
        assertThat(hindi.about("60 वर्ष")).isEqualTo("लगभग 60 वर्ष");
    }

    @Test
    void numbers_have_a_leading_zero_and_no_trailing_ones() {
        assertThat(show.number(new BigDecimal(".5"))).isEqualTo("0.5");
        assertThat(show.number(new BigDecimal("5.0"))).isEqualTo("5");
        assertThat(show.number(new BigDecimal("100"))).isEqualTo("100");
        assertThat(show.number(new BigDecimal("-0.50"))).isEqualTo("-0.5");
        assertThat(show.number(12430)).isEqualTo("12,430");
        assertThat(hindi.number(new BigDecimal("12430.25"))).isEqualTo("12,430.25");
    }

    @Test
    void counts_are_exact_up_to_a_thousand() {
        assertThat(show.count(1000)).isEqualTo("1,000");
        assertThat(show.count(1001)).isEqualTo("1,000+");
    }

    @Test
    void a_unit_never_parts_from_its_number() {
        assertThat(show.quantity(new BigDecimal("0.50"), "mL")).isEqualTo("0.5\u00a0mL");
    }

    @Test
    void money_is_grouped_as_in_india() {
        assertThat(show.money(Money.rupees("1243000"))).isEqualTo("₹\u00a012,43,000");
        assertThat(show.money(Money.rupees("45.50"))).isEqualTo("₹\u00a045.50");
    }

    @Test
    void a_health_id_is_read_in_groups() {
        assertThat(show.healthId(23861049577L)).isEqualTo("238\u00a06104\u00a09577");
        assertThat(show.phone("9811020644")).isEqualTo("98110\u00a020644");
    }

    private static Show in(Language language) {
        return new Show(new Texts(), language, ZoneId.of("Asia/Kolkata"), NOW);
    }
}
