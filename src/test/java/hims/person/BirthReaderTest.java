package hims.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BirthReaderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
    private final BirthReader reader = new BirthReader(TODAY);

    @ParameterizedTest
    @CsvSource({
        "14/2/1964, 1964-02-14, 1964-02-14, DAY",
        "14-02-64, 1964-02-14, 1964-02-14, DAY",
        "140264, 1964-02-14, 1964-02-14, DAY",
        "14 Feb 1964, 1964-02-14, 1964-02-14, DAY",
        "14-feb-1964, 1964-02-14, 1964-02-14, DAY",
        "१४/२/१९६४, 1964-02-14, 1964-02-14, DAY",
        "14 फरवरी 1964, 1964-02-14, 1964-02-14, DAY",
        "1964-02-14, 1964-02-14, 1964-02-14, DAY",
        "2/1964, 1964-02-01, 1964-02-29, MONTH",
        "Feb 1964, 1964-02-01, 1964-02-29, MONTH",
        "1964, 1964-01-01, 1964-12-31, YEAR",
        "62, 1963-11-04, 1964-11-03, AGE_YEARS",
        "62y, 1963-11-04, 1964-11-03, AGE_YEARS",
        "about 62 yrs, 1963-11-04, 1964-11-03, AGE_YEARS",
        "६२ साल, 1963-11-04, 1964-11-03, AGE_YEARS",
        "8m, 2026-02-04, 2026-03-03, AGE_MONTHS",
        "10d, 2026-10-24, 2026-10-24, AGE_DAYS",
        "0d, 2026-11-03, 2026-11-03, AGE_DAYS",
        "2026, 2026-01-01, 2026-11-03, YEAR"
    })
    void dates_and_ages_are_read_as_people_say_them(
            String typed, LocalDate from, LocalDate to, Birth.Precision precision) {
        assertThat(reader.read(typed)).isEqualTo(new BirthReader.Read(new Birth(from, to, precision)));
    }

    @Test
    void a_day_that_the_month_has_not_is_named() {
        assertThat(reader.read("31/02/1964")).isEqualTo(new BirthReader.Wrong("person.born.no-day", 2, "1964", 29));
    }

    @ParameterizedTest
    @CsvSource({
        "4/11/2026, person.born.future",
        "2031, person.born.future",
        "200, person.born.too-old",
        "1850, person.born.too-old",
        "1/13/1964, person.born.no-month",
        "0/1/1964, person.born.no-day",
        "Rs 45, person.born.not-read",
        "45 camels, person.born.not-read",
        "yesterday, person.born.not-read",
        "999999999999, person.born.not-read"
    })
    void impossible_births_are_told_by_their_reason(String typed, String key) {
        assertThat(((BirthReader.Wrong) reader.read(typed)).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "'; drop table", "<script>", "😀", "٤٥٦٧٨٩", "1/1/0000", "--"})
    void odd_input_is_refused_and_never_fails(String typed) {
        assertThat(reader.read(typed)).isInstanceOf(BirthReader.Wrong.class);
    }
}
