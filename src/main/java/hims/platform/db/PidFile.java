package hims.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What PostgreSQL itself says about a running server in {@code postmaster.pid}. */
record PidFile(long pid, Path cluster, int port, boolean ready) {
    private static final int LINES_WITH_PORT = 4;
    private static final int STATUS_LINE = 8;

    /** Empty where there is no server, or it has not written the whole file yet. */
    static Optional<PidFile> read(Path cluster) throws IOException {
        try {
            var lines = Files.readAllLines(in(cluster));
            if (lines.size() < LINES_WITH_PORT) {
                return Optional.empty();
            }
            var ready = lines.size() >= STATUS_LINE
                    && lines.get(STATUS_LINE - 1).strip().equals("ready");
            return Optional.of(new PidFile(
                    Long.parseLong(lines.get(0).strip()),
                    Path.of(lines.get(1).strip()),
                    Integer.parseInt(lines.get(3).strip()),
                    ready));
        } catch (NoSuchFileException noServer) {
            // it runs only while the file is there
            return Optional.empty();
        }
    }

    static Path in(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /** The server, unless that process ended, is a zombie nobody collected, or is another program by now. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> !isZombie(pid))
                .filter(process -> worksIn(pid).map(cluster::equals).orElse(true));
    }

    private static boolean isZombie(long pid) {
        try {
            var status = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return status.startsWith(") Z", status.lastIndexOf(')'));
        } catch (IOException noProcFolder) {
            // not Linux, or just ended: isAlive has the last word
            return false;
        }
    }

    /** A server's working directory is its cluster. Empty where the machine does not tell. */
    private static Optional<Path> worksIn(long pid) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")));
        } catch (IOException notTold) {
            // not Linux, or another user's process
            return Optional.empty();
        }
    }
}
