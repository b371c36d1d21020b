package hims.scheduling;

import hims.access.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The day of a facility by the database clock: tokens belong to it, not to a node's own idea of time. */
@Component
class ServiceDay {
    /** Every facility of this installation lies in one zone. */
    static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private final QueueSql sql;

    ServiceDay(QueueSql sql) {
        this.sql = sql;
    }

    Instant now() {
        return sql.now();
    }

    LocalDate of(UnitId facility) {
        return sql.now().atZone(zone(facility)).toLocalDate();
    }

    Instant start(UnitId facility, LocalDate on) {
        return on.atStartOfDay(zone(facility)).toInstant();
    }

    static ZoneId zone(UnitId facility) {
        return ZONE;
    }
}
