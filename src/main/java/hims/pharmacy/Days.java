package hims.pharmacy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day at the counters: every facility of this installation lies in one zone. */
final class Days {
    static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private Days() {}

    static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    static LocalDate today(Clock clock) {
        return of(clock.instant());
    }
}
