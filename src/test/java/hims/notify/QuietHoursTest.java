package hims.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Delhi is five and a half hours ahead of these moments. */
class QuietHoursTest {
    private final QuietHours hours = new QuietHours("21:00", "08:00");

    @ParameterizedTest
    @CsvSource({
        "CARD_ISSUED, 2026-11-03T06:00:00Z, 2026-11-03T06:00:00Z",
        "CARD_ISSUED, 2026-11-03T15:29:59Z, 2026-11-03T15:29:59Z",
        "CARD_ISSUED, 2026-11-03T15:30:00Z, 2026-11-04T02:30:00Z",
        "CARD_ISSUED, 2026-11-03T20:00:00Z, 2026-11-04T02:30:00Z",
        "MEDICINE_OWED, 2026-11-04T02:29:59Z, 2026-11-04T02:30:00Z",
        "OTP, 2026-11-03T20:00:00Z, 2026-11-03T20:00:00Z",
        "BREAK_GLASS, 2026-11-03T20:00:00Z, 2026-11-03T20:00:00Z",
    })
    void what_can_wait_waits_for_the_morning_and_an_emergency_does_not(Event event, Instant now, Instant due) {
        assertThat(hours.earliest(event, now)).isEqualTo(due);
    }
}
