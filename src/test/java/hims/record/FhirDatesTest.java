package hims.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirDatesTest {
    @ParameterizedTest
    @CsvSource({
        "2026, 2025-12-31T18:30:00Z, 2026-12-31T18:30:00Z",
        "2026-03, 2026-02-28T18:30:00Z, 2026-03-31T18:30:00Z",
        "2026-03-03, 2026-03-02T18:30:00Z, 2026-03-03T18:30:00Z",
        "2026-03-03T10:15:30+05:30, 2026-03-03T04:45:30Z, 2026-03-03T04:45:31Z",
        "2026-03-03T04:45:30.120Z, 2026-03-03T04:45:30.120Z, 2026-03-03T04:45:30.121Z"
    })
    void a_date_is_as_long_as_it_is_precise(String text, Instant from, Instant until) {
        assertThat(FhirDates.parse(text)).contains(new FhirDates.Interval(from, until));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "26",
                "2026-13",
                "2026-02-30",
                "0000-01-01",
                "9999",
                "yesterday",
                "२०२६-०३-०३",
                "2026-03-03T10:15"
            })
    void anything_else_is_no_date(String text) {
        assertThat(FhirDates.parse(text)).isEmpty();
    }

    @Test
    void a_period_without_an_end_goes_on() {
        var period = FhirJson.period(Instant.parse("2026-03-03T04:45:30Z"), null);
        assertThat(FhirDates.read(period))
                .contains(new FhirDates.Interval(Instant.parse("2026-03-03T04:45:30Z"), Instant.MAX));
    }
}
