package hims.fault;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real program as {@code ./hims serve} runs it, in a process of its own, at the same address in every life. */
final class Program implements AutoCloseable {
    private static final String URL = "--hims.database.url=";
    private static final Duration START = Duration.ofMinutes(4);

    private final Trial trial;
    private final How how;
    private final int port;
    private Optional<Process> process = Optional.empty();

    Program(Trial trial, How how) throws IOException {
        this.trial = trial;
        this.how = how;
        this.port = freePort();
        Runtime.getRuntime().addShutdownHook(new Thread(this::abandon)); // a trial broken off leaves nothing running
    }

    /**
     * What stands around {@code java} and after it.
     *
     * @param host where it listens
     */
    record How(String host, Map<String, String> environment, List<String> java, List<String> options) {
        static How plain() {
            return new How("127.0.0.1", Map.of(), List.of("-Xmx384m"), List.of("--hims.notify.simulator=true"));
        }

        How java(String... more) {
            return new How(host, environment, List.of(more), options);
        }

        How options(String... more) {
            return new How(
                    host,
                    environment,
                    java,
                    Stream.concat(options.stream(), Stream.of(more)).toList());
        }

        How environment(Map<String, String> more) {
            return new How(host, more, java, options);
        }

        How at(String other) {
            return new How(other, environment, java, options);
        }
    }

    static Program started(Trial trial) throws IOException {
        return started(trial, How.plain());
    }

    static Program started(Trial trial, How how) throws IOException {
        var program = new Program(trial, how);
        try {
            program.start();
            return program;
        } catch (IOException notReady) {
            program.abandon();
            throw notReady;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** @return how long it took until it was ready */
    Duration start() throws IOException {
        var from = System.nanoTime();
        launch();
        if (!trial.wait(START, () -> ready() || !alive())) {
            throw new IOException("the program is not ready after " + START);
        }
        if (!alive()) {
            throw new IOException("the program ended; see " + output());
        }
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private void launch() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(how.java());
        var more = System.getenv().getOrDefault("HIMS_JAVA_OPTIONS", "");
        Arrays.stream(more.split(" ")).filter(option -> !option.isBlank()).forEach(command::add);
        command.addAll(List.of("-cp", classes(), "hims.Hims"));
        command.addAll(
                List.of("--server.address=" + how.host(), "--server.port=" + port, "--hims.data=" + trial.data()));
        command.addAll(how.options());
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(output().toFile()));
        builder.environment().putAll(how.environment());
        process = Optional.of(builder.start());
    }

    /** The classes of the program, without those of its tests; with them where a stand-in is asked for. */
    private String classes() {
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        if (how.options().stream().anyMatch(option -> option.startsWith("--hims.fault."))) {
            return all;
        }
        return String.join(
                File.pathSeparator,
                Arrays.stream(all.split(File.pathSeparator))
                        .filter(entry -> !entry.endsWith("test-classes"))
                        .toList());
    }

    private Path output() {
        return trial.folder().resolve("program.log");
    }

    URI home() {
        return URI.create("http://" + how.host() + ":" + port);
    }

    boolean alive() {
        return process.map(Process::isAlive).orElse(false);
    }

    boolean ready() {
        return status("/health/ready") == 200;
    }

    /** 0 where nobody answers. */
    int status(String path) {
        try {
            var request = HttpRequest.newBuilder(home().resolve(path))
                    .timeout(Duration.ofSeconds(15))
                    .build();
            return Browser.NETWORK.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException nobody) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    String text(String path) throws IOException {
        return new Browser(home()).get(path).body();
    }

    private void abandon() {
        kill();
        killDatabase();
    }

    /** As the kernel does it when there is no memory left. */
    void kill() {
        process.ifPresent(running -> {
            running.destroyForcibly();
            await(running, 30);
        });
    }

    /** @return how long it took to end */
    Duration terminate() {
        var from = System.nanoTime();
        process.ifPresent(running -> {
            running.destroy();
            if (!await(running, 60)) {
                trial.fail("the program did not end within a minute of SIGTERM");
                running.destroyForcibly();
            }
        });
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private static boolean await(Process process, int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** All processes of the embedded PostgreSQL, the postmaster first. */
    void killDatabase() {
        postmaster().ifPresent(postmaster -> {
            var children = postmaster.descendants().toList();
            postmaster.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            trial.wait(Duration.ofSeconds(10), () -> !postmaster.isAlive());
        });
    }

    Optional<ProcessHandle> postmaster() {
        try {
            var lines = Files.readAllLines(trial.data().resolve("postgres/postmaster.pid"));
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        } catch (IOException none) {
            // it does not run
            return Optional.empty();
        }
    }

    /** Past the program, straight to its tables. */
    Connection database() throws SQLException {
        try {
            var password =
                    Files.readString(trial.data().resolve("postgres.password")).strip();
            return DriverManager.getConnection(databaseUrl(), "hims", password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String databaseUrl() throws IOException {
        var external = how.options().stream()
                .filter(option -> option.startsWith(URL))
                .map(option -> option.substring(URL.length()))
                .findFirst();
        return external.isPresent()
                ? external.get()
                : "jdbc:postgresql://127.0.0.1:"
                        + Files.readString(trial.data().resolve("postgres.port"))
                                .strip() + "/postgres";
    }

    /** {@code ./hims check}, beside or alone. */
    boolean checked() throws IOException {
        var asked = new Program(trial, how.options("--hims.check=all"));
        asked.launch();
        return asked.process
                .map(running -> await(running, 180) && running.exitValue() == 0)
                .orElse(false);
    }

    @Override
    public void close() {
        terminate();
        killDatabase();
    }
}
