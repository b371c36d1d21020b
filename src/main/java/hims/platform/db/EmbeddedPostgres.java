package hims.platform.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own in the data folder: started or adopted, started again when it dies, stopped last (REL-1..3).
 * Test: EmbeddedPostgresTest.
 */
final class EmbeddedPostgres {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 12;

    private final DataFolder folder;
    private final Path cache;
    private @Nullable PostgresCluster cluster;
    private volatile boolean stopping;

    EmbeddedPostgres(DataFolder folder, Path cache) {
        this.folder = folder;
        this.cache = cache;
    }

    /**
     * Returns when it accepts connections.
     *
     * @throws DatabaseFailure saying why it cannot, and what to do
     */
    synchronized DatabaseAddress start() {
        try {
            folder.hold();
            var found = PostgresCluster.in(folder, cache);
            found.createIfMissing();
            var adopted = adopted(found);
            var port = adopted.isPresent() ? adopted.get() : launched(found);
            cluster = found;
            return address(port);
        } catch (IOException e) {
            throw new DatabaseFailure(
                    "The embedded PostgreSQL does not start in " + folder,
                    "Check that this user may write there and in " + cache + ", and that the disk is not full.",
                    e);
        }
    }

    /** The database that another program holds and runs; empty where nobody does, so that we may. */
    Optional<DatabaseAddress> running() {
        try {
            if (!folder.isHeld()) {
                return Optional.empty();
            }
            var server = PidFile.read(folder.cluster())
                    .filter(file -> file.ready() && file.process().isPresent());
            return server.isEmpty()
                    ? Optional.empty()
                    : Optional.of(address(server.get().port()));
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + folder + " cannot be read", e);
        }
    }

    private DatabaseAddress address(int port) throws IOException {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", PostgresCluster.SUPERUSER, folder.password());
    }

    /** Ends the database that {@link #start()} started or took over, no other; the data folder is free afterwards. */
    void stop() {
        stopping = true;
        end();
    }

    private synchronized void end() {
        try {
            if (cluster != null) {
                cluster.stop();
                cluster = null;
            }
            folder.release();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL in " + folder + " does not stop", e);
        }
    }

    /** A server that an earlier run left behind: taken over at the same port, stopped at any other. */
    private Optional<Integer> adopted(PostgresCluster cluster) throws IOException {
        var left = PidFile.read(folder.cluster()).filter(file -> file.process().isPresent());
        if (left.isEmpty()) {
            return Optional.empty();
        }
        var server = left.get();
        if (!server.cluster().equals(folder.cluster())) {
            throw new DatabaseFailure(
                    "Process " + server.pid() + " serves " + server.cluster() + ", but its pid file lies in "
                            + folder.cluster() + ". Nothing was touched.",
                    "Is this a copy of a running folder? Stop the program first and copy it then.");
        }
        if (server.ready() && folder.port().equals(Optional.of(server.port()))) {
            LOG.info("Took over the running PostgreSQL, process {}", server.pid());
            server.process().ifPresent(process -> watch(process, server.port()));
            return Optional.of(server.port());
        }
        LOG.warn("Stopping a PostgreSQL left behind at another port, process {}", server.pid());
        cluster.stop();
        return Optional.empty();
    }

    private int launched(PostgresCluster cluster) throws IOException {
        var port = folder.freePort();
        launch(cluster, port);
        return port;
    }

    /** Tries again while the traces of a killed predecessor are still in the way. */
    private void launch(PostgresCluster cluster, int port) throws IOException {
        var pause = Duration.ofMillis(100);
        for (var attempt = 1; ; attempt++) {
            removeStalePidFile();
            var logged = Files.exists(folder.log()) ? Files.size(folder.log()) : 0;
            var process = cluster.launch(port);
            if (becomesReady(process)) {
                watch(process.toHandle(), port);
                return;
            }
            var reason = logSince(logged);
            if (stopping || attempt == ATTEMPTS || !isPassing(reason)) {
                throw new DatabaseFailure(
                        "PostgreSQL does not start in " + folder + ":\n" + reason, "Look into " + folder.log() + ".");
            }
            pause(pause);
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    /** Recovery after a crash takes its time: we wait as long as the process lives. */
    private boolean becomesReady(Process process) throws IOException {
        while (process.isAlive()) {
            if (PidFile.read(folder.cluster())
                    .filter(PidFile::ready)
                    .flatMap(PidFile::process)
                    .isPresent()) {
                return true;
            }
            pause(GLANCE);
        }
        return false;
    }

    private void watch(ProcessHandle process, int port) {
        Thread.ofVirtual().name("postgres-watch").start(() -> {
            process.onExit().join();
            startAgain(port);
        });
    }

    /** At the same port, where the connections of the pool look for it. */
    private synchronized void startAgain(int port) {
        var pause = Duration.ofMillis(100);
        while (!stopping && cluster != null) {
            LOG.error("PostgreSQL ended by itself; starting it again");
            try {
                launch(cluster, port);
                return;
            } catch (IOException | DatabaseFailure e) {
                LOG.error("PostgreSQL does not come back yet", e);
                pause(pause);
                pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            }
        }
    }

    /**
     * PostgreSQL takes a zombie for a living server. The memory of one that really lives still keeps a second one out.
     */
    private void removeStalePidFile() throws IOException {
        var file = PidFile.read(folder.cluster());
        if (file.isPresent() && file.get().process().isEmpty()) {
            Files.deleteIfExists(PidFile.in(folder.cluster()));
        }
    }

    private static boolean isPassing(String reason) {
        return reason.contains("lock file") || reason.contains("pre-existing shared memory");
    }

    private String logSince(long start) throws IOException {
        try (var log = Files.newByteChannel(folder.log())) {
            var text = Channels.newInputStream(log.position(Math.min(start, log.size())));
            return new String(text.readNBytes(4_000), StandardCharsets.UTF_8).strip();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
