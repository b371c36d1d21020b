package hims.platform.backup;

import hims.platform.db.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Follows the log as a standby does and archives it within a second or two (REL-50, REL-7). Of several programs on one database
 * one holds the slot; the others ask again until it is free. Test: BackupAndRestoreTest.
 */
final class WalArchiver implements AutoCloseable {
    static final String SLOT = "hims_archive";
    private static final Logger LOG = LoggerFactory.getLogger(WalArchiver.class);
    private static final Duration SAVE_EVERY = Duration.ofSeconds(1);
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final WalStreamSql server;
    private final BackupFolder folder;
    private final BackupKey key;
    private final Thread thread;
    private volatile boolean ending;
    private volatile @Nullable String trouble = "not begun";
    private volatile boolean torn;

    private WalArchiver(DatabaseAddress address, BackupFolder folder, BackupKey key) {
        this.server = new WalStreamSql(address);
        this.folder = folder;
        this.key = key;
        this.thread = Thread.ofPlatform().daemon().name("wal-archive").unstarted(this::run);
    }

    static WalArchiver start(DatabaseAddress address, BackupFolder folder, BackupKey key) {
        var archiver = new WalArchiver(address, folder, key);
        archiver.thread.start();
        return archiver;
    }

    /** Whether it follows the log now; another node may do it instead. */
    boolean follows() {
        return trouble == null;
    }

    /** Whether the archive was begun, or got a hole, since the last question: a new base backup is due. */
    boolean tornSinceAsked() {
        var was = torn;
        torn = false;
        return was;
    }

    @Override
    public void close() {
        ending = true;
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!ending) {
            try {
                follow();
            } catch (SQLException | IOException | DataAccessException e) {
                complain(e);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Once for each reason: a database that is away for an hour fills no log. */
    private void complain(Exception e) {
        var message = String.valueOf(e.getMessage());
        if (!ending && !message.equals(trouble)) {
            LOG.warn("The log is not archived at the moment: {}", message);
            trouble = message;
        }
    }

    private void follow() throws SQLException, IOException {
        noteTorn(server.ensureSlot());
        var system = server.system();
        var segments = new Segments(system.timeline(), system.segment());
        var archive = folder.wal(system.system());
        Files.createDirectories(archive.folder());
        try (var writer = new WalWriter(archive, key, segments);
                var connection = server.connect()) {
            var kept = server.oldestKept();
            var end = writer.resume(kept);
            noteTorn(end.isEmpty());
            try (var stream = WalStreamSql.stream(connection, end.orElse(kept - kept % segments.size()))) {
                LOG.info("Archiving the log of the database into {}", folder);
                trouble = null;
                copy(stream, writer, archive);
            }
        }
    }

    private void noteTorn(boolean now) {
        if (now) {
            torn = true;
        }
    }

    private void copy(PGReplicationStream stream, WalWriter writer, WalFolder archive)
            throws SQLException, IOException {
        var saved = System.nanoTime();
        var unsaved = false;
        while (!ending) {
            var bytes = stream.readPending();
            if (bytes == null) {
                LockSupport.parkNanos(GLANCE.toNanos());
            } else {
                var end = stream.getLastReceiveLSN().asLong();
                writer.append(end - bytes.remaining(), bytes);
                unsaved = true;
            }
            if (System.nanoTime() - saved > SAVE_EVERY.toNanos()) {
                if (unsaved) {
                    confirm(stream, writer);
                } else if (bytes == null) {
                    archive.noteComplete();
                }
                saved = System.nanoTime();
                unsaved = false;
            }
        }
        confirm(stream, writer);
    }

    private static void confirm(PGReplicationStream stream, WalWriter writer) throws SQLException, IOException {
        var received = stream.getLastReceiveLSN();
        writer.save();
        if (!received.equals(LogSequenceNumber.INVALID_LSN)) {
            stream.setFlushedLSN(received);
            stream.setAppliedLSN(received);
            stream.forceUpdateStatus();
        }
    }
}
