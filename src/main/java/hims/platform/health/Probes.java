package hims.platform.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The probes of the machine and the database. The limits are those of REL-61. */
@Configuration(proxyBeanMethods = false)
class Probes {
    private static final long DISK_PERCENT = 85;
    private static final long POOL_PERCENT = 90;
    private static final long ARCHIVE_SECONDS = 300;
    private static final long QUEUE_SECONDS = 300;
    private static final long BACKUP_HOURS = 30;
    private static final long DRIFT_MILLIS = 1_000;
    private static final long NEVER = 9_999;

    private record Looking(Reason reason, Supplier<Long> figure, long most) implements Probe {
        @Override
        public Optional<Degraded> look() {
            var now = figure.get();
            return now > most ? Optional.of(new Degraded(reason, now)) : Optional.empty();
        }
    }

    @Bean
    Probe disk(@Value("${hims.data}") Path data) {
        return new Looking(Reason.DISK, () -> usedPercent(data), DISK_PERCENT);
    }

    private static long usedPercent(Path data) {
        try {
            var disk = Files.getFileStore(Files.exists(data) ? data : Path.of("."));
            var used = disk.getTotalSpace() - disk.getUnallocatedSpace();
            return 100 * used / Math.max(1, used + disk.getUsableSpace());
        } catch (IOException e) {
            // a disk that does not even tell its size is full for us
            return 100;
        }
    }

    @Bean
    Probe archive(HealthSql sql) {
        return new Looking(Reason.ARCHIVE, () -> sql.archiveLag().orElse(0L), ARCHIVE_SECONDS);
    }

    /** Not asked of the demo city, which nobody needs back. */
    @Bean
    Probe backup(HealthSql sql, Clock clock, @Value("${hims.demo:false}") boolean demo) {
        return new Looking(Reason.BACKUP, () -> demo ? 0 : hoursSinceBackup(sql, clock), BACKUP_HOURS);
    }

    private static long hoursSinceBackup(HealthSql sql, Clock clock) {
        return sql.lastBackup()
                .map(at -> Duration.between(at, clock.instant()).toHours())
                .orElse(NEVER);
    }

    @Bean
    Probe drift(HealthSql sql, Clock clock) {
        return new Looking(
                Reason.CLOCK,
                () -> Duration.between(sql.now(), clock.instant()).abs().toMillis(),
                DRIFT_MILLIS);
    }

    @Bean
    Probe connections(Pool pool) {
        return new Looking(Reason.POOL, () -> 100L * pool.active() / pool.most(), POOL_PERCENT);
    }

    @Bean
    Probe events(HealthSql sql) {
        return new Looking(Reason.EVENTS, sql::oldestEventSeconds, QUEUE_SECONDS);
    }

    @Bean
    Probe parked(HealthSql sql) {
        return new Looking(Reason.EVENTS_PARKED, sql::parkedEvents, 0);
    }

    @Bean
    Probe jobs(HealthSql sql) {
        return new Looking(Reason.JOBS, sql::oldestJobSeconds, QUEUE_SECONDS);
    }
}
