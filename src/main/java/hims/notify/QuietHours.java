package hims.notify;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Nights in which nobody is woken for what can wait. House values, city time. */
@Component
class QuietHours {
    private static final ZoneId CITY_ZONE = ZoneId.of("Asia/Kolkata");

    private final LocalTime evening;
    private final LocalTime morning;

    QuietHours(
            @Value("${hims.notify.quiet-from:21:00}") String evening,
            @Value("${hims.notify.quiet-until:08:00}") String morning) {
        this.evening = LocalTime.parse(evening);
        this.morning = LocalTime.parse(morning);
    }

    Instant earliest(Event event, Instant now) {
        var here = now.atZone(CITY_ZONE);
        var time = here.toLocalTime();
        if (!event.waitsForMorning() || (!time.isBefore(morning) && time.isBefore(evening))) {
            return now;
        }
        var day =
                time.isBefore(morning) ? here.toLocalDate() : here.toLocalDate().plusDays(1);
        return day.atTime(morning).atZone(CITY_ZONE).toInstant();
    }
}
