package hims.platform.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A PostgreSQL on a restored cluster, at a port of its own: it replays its log, is looked at and ended. */
public final class RestoredServer implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final DataFolder folder;
    private final PostgresCluster cluster;
    private final int port;

    private RestoredServer(DataFolder folder, PostgresCluster cluster, int port) {
        this.folder = folder;
        this.cluster = cluster;
        this.port = port;
    }

    /**
     * Returns when all is replayed and it serves.
     *
     * @param settings where the log is, and until when
     * @throws DatabaseFailure with what PostgreSQL said, where it could not
     */
    public static RestoredServer start(DataFolder folder, Path cache, Map<String, String> settings) throws IOException {
        folder.hold();
        var cluster = PostgresCluster.in(folder, cache);
        cluster.createIfMissing();
        var server = new RestoredServer(folder, cluster, folder.freePort());
        Files.deleteIfExists(folder.log());
        var process = cluster.launch(server.port, settings);
        while (process.isAlive()) {
            if (PidFile.read(folder.cluster()).filter(PidFile::ready).isPresent()) {
                return server;
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        folder.release();
        throw new DatabaseFailure(
                "PostgreSQL could not replay the restored log:\n"
                        + Files.readString(folder.log()).strip(),
                "Look into " + folder.log() + ", or restore to another moment.");
    }

    public DatabaseAddress address(String database, String user, String password) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    @Override
    public void close() {
        try {
            cluster.stop();
            folder.release();
        } catch (IOException e) {
            throw new UncheckedIOException("The restored PostgreSQL in " + folder + " does not stop", e);
        }
    }
}
