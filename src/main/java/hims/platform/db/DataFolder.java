package hims.platform.db;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which an embedded database lives: its cluster, port, password and log. One program holds it at a time.
 */
public final class DataFolder {
    private static final int PASSWORD_BYTES = 24;

    private final Path root;
    private @Nullable FileLock lock;

    private DataFolder(Path root) {
        this.root = root;
    }

    public static DataFolder of(Path root) {
        try {
            return new DataFolder(Files.createDirectories(root).toRealPath());
        } catch (IOException e) {
            throw new DatabaseFailure(
                    "The data folder " + root.toAbsolutePath() + " cannot be made",
                    "Choose another one with HIMS_DATA.",
                    e);
        }
    }

    public Path cluster() {
        return root.resolve("postgres");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    public Path passwordFile() {
        return root.resolve("postgres.password");
    }

    /** Whether another program holds it. */
    public boolean isHeld() throws IOException {
        try (var channel = FileChannel.open(root.resolve("hims.lock"), CREATE, WRITE);
                var free = channel.tryLock()) {
            return free == null;
        } catch (OverlappingFileLockException heldByOurselves) {
            return true;
        }
    }

    /** @throws DatabaseFailure where a restore set the old cluster aside and did not get further */
    void refuseHalfSwapped() throws IOException {
        try (var content = Files.list(root)) {
            if (content.anyMatch(file -> file.getFileName().toString().startsWith("postgres.before-"))) {
                throw new DatabaseFailure(
                        "A restore was broken off in " + root
                                + " between setting the old database aside and putting the new "
                                + "one in its place. Nothing was touched.",
                        "Run the same ./hims restore --swap again.");
            }
        }
    }

    /** Held until {@link #release()} or the end of this process. @throws DatabaseFailure where another program holds it */
    public void hold() throws IOException {
        var channel = FileChannel.open(root.resolve("hims.lock"), CREATE, WRITE);
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldByOurselves) {
            // the same refusal as for another program, below
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new DatabaseFailure(
                    "Delhi HIMS already runs on the data folder " + root,
                    "Stop it first, or choose another folder with HIMS_DATA.");
        }
    }

    public void release() throws IOException {
        if (lock != null) {
            lock.acquiredBy().close();
            lock = null;
        }
    }

    /** Made at the first call, readable by the owner alone. */
    String password() throws IOException {
        var file = passwordFile();
        if (!Files.exists(file)) {
            var bytes = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(bytes);
            Files.writeString(secret(file), HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file).strip();
    }

    /** An empty file that its owner alone may read. */
    public static Path secret(Path file) throws IOException {
        Files.deleteIfExists(file);
        return Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** The port of the last start. */
    Optional<Integer> port() throws IOException {
        var file = portFile();
        return Files.exists(file)
                ? Optional.of(Integer.valueOf(Files.readString(file).strip()))
                : Optional.empty();
    }

    /** The port of the last start if it is free, else another one, kept from now on. */
    int freePort() throws IOException {
        var last = port();
        var port = last.isPresent() && isFree(last.get()) ? last.get() : anyFreePort();
        Files.writeString(portFile(), Integer.toString(port));
        return port;
    }

    private Path portFile() {
        return root.resolve("postgres.port");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            // somebody listens there: that is the answer
            return false;
        }
    }

    private static int anyFreePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
