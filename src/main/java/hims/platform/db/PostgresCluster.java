package hims.platform.db;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;

/** The cluster in a data folder, and the programs of PostgreSQL that make, start and stop it. */
final class PostgresCluster {
    static final String SUPERUSER = "hims";
    private static final String MAJOR_VERSION = "18";
    private static final long LARGEST_LOG = 16L << 20;

    private final DataFolder folder;
    private final PostgresUser user;
    private final Path programs;

    private PostgresCluster(DataFolder folder, PostgresUser user, Path programs) {
        this.folder = folder;
        this.user = user;
        this.programs = programs;
    }

    static PostgresCluster in(DataFolder folder, Path cache) throws IOException {
        var user = PostgresUser.current();
        // an ordinary user cannot look into root's cache
        var place = user == PostgresUser.ORDINARY ? folder.cluster().resolveSibling("cache") : cache;
        return new PostgresCluster(
                folder, user, PostgresBinaries.unpacked(place).resolve("bin"));
    }

    /** @throws DatabaseFailure where something else than our cluster lies in its place */
    void createIfMissing() throws IOException {
        if (!Files.exists(folder.cluster())) {
            folder.refuseHalfSwapped();
            create();
        }
        var version = folder.cluster().resolve("PG_VERSION");
        if (!Files.exists(version) || !Files.exists(folder.passwordFile())) {
            throw new DatabaseFailure(
                    folder.cluster() + " is not a database of Delhi HIMS: PG_VERSION or postgres.password is missing. "
                            + "Nothing was touched.",
                    "Choose another folder with HIMS_DATA.");
        }
        var found = Files.readString(version).strip();
        if (!found.equals(MAJOR_VERSION)) {
            throw new DatabaseFailure(
                    folder.cluster() + " was made by PostgreSQL " + found + ", this is " + MAJOR_VERSION,
                    "Start the release that made it, or choose another folder with HIMS_DATA.");
        }
        user.give(folder.cluster());
    }

    /** Beside its place and then moved, so that a half made cluster is never taken for a whole one. */
    private void create() throws IOException {
        var fresh = folder.cluster().resolveSibling("postgres.new");
        FileSystemUtils.deleteRecursively(fresh);
        Files.createDirectory(fresh);
        var password = Files.writeString(DataFolder.secret(fresh.resolveSibling("initdb.password")), folder.password());
        user.give(fresh, password);
        try {
            Shell.run(command(
                    "initdb",
                    "--pgdata=" + fresh,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--data-checksums",
                    "--encoding=UTF8",
                    "--locale-provider=icu",
                    "--icu-locale=und",
                    "--locale=" + (isMac() ? "en_US.UTF-8" : "C.UTF-8"),
                    "--no-instructions"));
        } finally {
            Files.delete(password);
        }
        Files.move(fresh, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** In a session of its own, so that Ctrl-C at the terminal ends the program first and the database last. */
    Process launch(int port) throws IOException {
        return launch(port, Map.of());
    }

    Process launch(int port, Map<String, String> besides) throws IOException {
        var log = turnedLog();
        var line = new ArrayList<String>();
        if (Shell.succeeds(List.of("setsid", "true"))) {
            line.add("setsid");
        }
        line.addAll(command("postgres", "-D", folder.cluster().toString()));
        var settings = settings(port);
        settings.putAll(besides);
        settings.forEach((name, value) -> line.addAll(List.of("-c", name + "=" + value)));
        return new ProcessBuilder(line)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Breaks off what runs, writes everything down and ends. */
    void stop() throws IOException {
        var ended =
                Shell.succeeds(command("pg_ctl", "stop", "-D", folder.cluster().toString(), "-m", "fast", "-t", "30"));
        if (!ended && PidFile.read(folder.cluster()).flatMap(PidFile::process).isPresent()) {
            Shell.run(command("pg_ctl", "stop", "-D", folder.cluster().toString(), "-m", "immediate", "-t", "10"));
        }
    }

    private List<String> command(String program, String... arguments) throws IOException {
        var line = new ArrayList<>(user.prefix());
        line.add(programs.resolve(program).toString());
        line.addAll(List.of(arguments));
        return line;
    }

    /** Durable as PostgreSQL is by default; the log holds no values, as they may be personal. */
    private static Map<String, String> settings(int port) {
        var megabytes = memory() >> 20;
        var settings = new TreeMap<String, String>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "100");
        settings.put("shared_buffers", Math.clamp(megabytes / 8, 128, 2048) + "MB");
        settings.put("effective_cache_size", Math.max(256, megabytes / 2) + "MB");
        settings.put("work_mem", "8MB");
        settings.put("maintenance_work_mem", "128MB");
        settings.put("max_wal_size", "2GB");
        settings.put("max_slot_wal_keep_size", "16GB"); // an archive that is away for days does not fill the disk
        settings.put("random_page_cost", "1.1");
        settings.put("jit", "off");
        settings.put("update_process_title", "off"); // a system call before and after each statement
        settings.put("max_parallel_workers_per_gather", "0");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("lc_messages", "C");
        settings.put("log_error_verbosity", "terse");
        settings.put("log_min_error_statement", "panic");
        settings.put("log_parameter_max_length", "0");
        settings.put("log_parameter_max_length_on_error", "0");
        return settings;
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /** The log, begun anew when it has grown large; one old one is kept. */
    private Path turnedLog() throws IOException {
        var log = folder.log();
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling("postgres.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    private static boolean isMac() {
        return System.getProperty("os.name").startsWith("Mac");
    }
}
