package hims.platform.backup;

import hims.platform.db.DatabaseAddress;
import hims.platform.db.ModuleMigrations;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Migrates a restored copy with this release and watches which tables it keeps from readers or writers (REL-70). */
final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final long GLANCE_MILLIS = 20;

    private final DatabaseAddress copy;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Set<String> locked = new TreeSet<>();

    Rehearsal(DatabaseAddress copy) {
        this.copy = copy;
    }

    void migrate() {
        var began = System.nanoTime();
        var watcher = Thread.ofPlatform().daemon().name("rehearsal-locks").start(this::watch);
        try {
            ModuleMigrations.migrate(copy);
        } finally {
            done.countDown();
        }
        try {
            watcher.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.info(
                "Migrated in {} ms. Tables locked against readers or writers meanwhile: {}",
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                locked.isEmpty() ? "none seen" : String.join(", ", locked));
    }

    private void watch() {
        try (var sql = new RestoredSql(copy)) {
            while (!done.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                locked.addAll(sql.lockedTables());
            }
        } catch (DataAccessException e) {
            LOG.warn("The locks could not be watched to the end: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
