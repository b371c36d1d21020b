package hims.access;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day in Delhi, which postings are counted by. */
final class Cities {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private Cities() {}

    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
