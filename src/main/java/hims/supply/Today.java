package hims.supply;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day on the shelves: every store of this installation lies in one zone. */
final class Today {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private Today() {}

    static LocalDate at(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
