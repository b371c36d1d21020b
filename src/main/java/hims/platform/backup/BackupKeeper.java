package hims.platform.backup;

import hims.platform.db.DatabaseAddress;
import hims.platform.db.DatabaseFailure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Beside the serving program where HIMS_BACKUP names a folder: archives the log, takes a base backup each night and at once when
 * there is none that the log belongs to, proves one each month by restoring it, and removes what is over.
 */
@Component
@Profile("!import")
class BackupKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BackupKeeper.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration A_DAY = Duration.ofHours(20);
    private static final Duration TOO_OLD = Duration.ofHours(30);
    private static final Duration A_MONTH = Duration.ofDays(30);

    private final BackupSettings settings;
    private final DatabaseAddress address;
    private final Clock clock;
    private @Nullable Thread thread;
    private volatile boolean running;

    BackupKeeper(Environment environment, DatabaseAddress address, Clock clock) {
        this.settings = new BackupSettings(environment);
        this.address = address;
        this.clock = clock;
    }

    @Override
    public void start() {
        if (settings.configured()) {
            running = true;
            thread = Thread.ofPlatform().daemon().name("backup").start(this::run);
        }
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            LockSupport.unpark(thread);
            try {
                thread.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            var key = settings.key();
            var folder = BackupFolder.prepare(settings.folder());
            try (var archiver = WalArchiver.start(address, folder, key)) {
                while (running) {
                    if (archiver.follows()) {
                        look(folder, key, archiver);
                    }
                    LockSupport.parkNanos(LOOK.toNanos());
                }
            }
        } catch (DatabaseFailure e) {
            LOG.error("No backups are taken: {}. {}", e.getMessage(), e.remedy());
        } catch (IOException e) {
            LOG.error("No backups are taken: {}", e.toString());
        }
    }

    private void look(BackupFolder folder, BackupKey key, WalArchiver archiver) {
        try {
            if (isDue(folder.newest(), archiver.tornSinceAsked(), clock.instant())) {
                var backup = new BaseBackup(folder, key, clock).take(address, settings.whose());
                settings.retention().apply(folder, key, clock.instant());
                new BackupLogSql(address).noteBackup(backup.at(), clock.instant());
                LOG.info("Took the backup {} into {}", backup.id(), folder);
            }
            prove(folder, key);
        } catch (IOException | DatabaseFailure | DataAccessException e) {
            LOG.error("The backup failed and is tried again: {}", e.getMessage());
        }
    }

    /** At night, and by day only where waiting would leave a hole. */
    static boolean isDue(Optional<Backup> newest, boolean torn, Instant now) {
        if (newest.isEmpty() || torn) {
            return true;
        }
        var age = Duration.between(newest.get().at(), now);
        var hour = now.atZone(ZONE).getHour();
        return age.compareTo(TOO_OLD) > 0 || (age.compareTo(A_DAY) > 0 && hour >= 1 && hour < 5);
    }

    private void prove(BackupFolder folder, BackupKey key) throws IOException {
        var log = new BackupLogSql(address);
        var now = clock.instant();
        if (log.last("RESTORE_DRILL")
                        .filter(at -> at.isAfter(now.minus(A_MONTH)))
                        .isPresent()
                || now.atZone(ZONE).getHour() != 2) {
            return;
        }
        var faults = new RestoreDrill(folder, key, settings.cache()).faults(settings);
        if (faults.isEmpty()) {
            log.note("RESTORE_DRILL", "", now, clock.instant());
            LOG.info("The monthly restore of a backup went well");
        } else {
            LOG.error("The monthly restore found {} faults, the first: {}", faults.size(), faults.getFirst());
        }
    }
}
