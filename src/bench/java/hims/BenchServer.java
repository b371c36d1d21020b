package hims;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program in a process of its own, as the demo runs it, on the data of a bench city. */
final class BenchServer implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://(?:127\\.0\\.0\\.1|localhost):(\\d+)");

    private final Process process;
    private final int port;
    private final Duration start;

    /** @param how what stands between {@code java} and the arguments of the program */
    BenchServer(Path data, List<String> how) {
        this(data, how, List.of("--demo"), "/sign-in");
    }

    private BenchServer(Path data, List<String> how, List<String> options, String first) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        var java = System.getenv().getOrDefault("HIMS_JAVA_OPTIONS", "");
        Arrays.stream(java.split(" ")).filter(option -> !option.isBlank()).forEach(command::add);
        command.addAll(how);
        command.addAll(options);
        command.addAll(List.of(
                "--server.address=127.0.0.1", "--server.port=0", "--hims.upgrade.anyway=true", "--hims.data=" + data));
        try {
            var from = System.nanoTime();
            this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            this.port = port(out);
            new Visitor(port, new Timings()).get("first", first).shown();
            this.start = Duration.ofNanos(System.nanoTime() - from);
            Thread.ofVirtual().start(() -> repeat(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes under test, which include the stand-ins of the benches. */
    static BenchServer of(Path data) {
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new BenchServer(data, List.of("-cp", classes, "hims.Hims"));
    }

    /** Without the demo city and what happens in it. */
    static BenchServer plain(Path data) {
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new BenchServer(data, List.of("-cp", classes, "hims.Hims"), List.of(), "/fhir/metadata?_format=json");
    }

    private static int port(BufferedReader out) throws IOException {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            var found = ADDRESS.matcher(line);
            if (found.find()) {
                return Integer.parseInt(found.group(1));
            }
            System.out.println("server: " + line);
        }
        throw new IOException("the server ended");
    }

    private static void repeat(BufferedReader out) {
        try (out) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                System.out.println("server: " + line);
            }
        } catch (IOException _) {
            // the server was stopped
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Until the first page was served. */
    Duration start() {
        return start;
    }

    /** Memory of the program and of its database; what processes share is counted once. */
    String memory() {
        var database = process.descendants()
                .mapToLong(one -> kilobytes(one.pid(), "smaps_rollup", "Pss:"))
                .sum();
        return "program %,d MB resident, database %,d MB"
                .formatted(kilobytes(process.pid(), "status", "VmRSS:") / 1024, database / 1024);
    }

    /** Processor time used so far by the program, its database and the load. */
    Cpu cpu() {
        return new Cpu(
                cpu(process.toHandle()),
                process.descendants().map(BenchServer::cpu).reduce(Duration.ZERO, Duration::plus),
                cpu(ProcessHandle.current()));
    }

    private static Duration cpu(ProcessHandle of) {
        return of.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    record Cpu(Duration program, Duration database, Duration load) {
        String since(Cpu before, int acts) {
            return "processor time each: program %.1f ms, database %.1f ms, load %.1f ms"
                    .formatted(
                            each(program, before.program, acts),
                            each(database, before.database, acts),
                            each(load, before.load, acts));
        }

        private static double each(Duration now, Duration before, int acts) {
            return now.minus(before).toNanos() / 1e6 / Math.max(1, acts);
        }
    }

    private static long kilobytes(long pid, String file, String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), file))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException _) {
            return 0; // it has ended meanwhile
        }
    }

    /** Which program, machine and data the figures that follow belong to. */
    static void head(String what, String size) {
        System.out.printf(
                "%n## %s%n%d cores, %,d MB, JDK %s, revision %s, %s%n%s%n",
                what,
                Runtime.getRuntime().availableProcessors(),
                ((com.sun.management.OperatingSystemMXBean)
                                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                                .getTotalMemorySize()
                        >> 20,
                Runtime.version(),
                revision(),
                java.time.LocalDate.now(java.time.ZoneId.systemDefault()),
                size);
    }

    private static String revision() {
        try {
            var git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
                    .directory(new File("."))
                    .start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** As when the power fails; its database lives on. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
