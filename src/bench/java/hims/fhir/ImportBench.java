package hims.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import hims.Hims;
import hims.platform.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * {@code ./hims import} by itself on an empty database of its own: how many resources a second of bundles as Synthea writes them,
 * durable, audited and checked, and how much memory the program takes at most.
 */
class ImportBench {
    private static final int PEOPLE = Integer.getInteger("bench.people", 100);
    private static final int VISITS = Integer.getInteger("bench.visits", 28);

    @Test
    void bundles_as_synthea_writes_them() throws Exception {
        var home = Files.createDirectories(Path.of("target", "bench", "import-" + Ids.next()));
        var bytes = write(home.resolve("output"));
        System.out.printf("%,d people, %,d MB of bundles%n", PEOPLE, bytes >> 20);
        var report = home.resolve("report.ndjson");
        var program = start(home, report);
        var most = 0L;
        while (program.isAlive()) {
            most = Math.max(most, resident(program.pid()));
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        assertThat(program.exitValue()).isZero();
        System.out.printf(
                "%s%nresident at most %,d MB%n", Files.readAllLines(report).getLast(), most >> 10);
    }

    private static long write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var synthea = new Synthea(Instant.now().getEpochSecond());
        Files.writeString(folder.resolve("hospitalInformation.json"), synthea.hospitals());
        Files.writeString(folder.resolve("practitionerInformation.json"), synthea.practitioners());
        var bytes = 0L;
        for (var person = 0; person < PEOPLE; person++) {
            var file = Files.writeString(folder.resolve("person" + person + ".json"), synthea.person(VISITS));
            bytes += Files.size(file);
        }
        return bytes;
    }

    private static Process start(Path home, Path report) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseCompactObjectHeaders",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hims.class.getName(),
                        "--hims.data=" + home.resolve("data"),
                        "--hims.import=" + home.resolve("output"),
                        "--hims.import-report=" + report))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("import.log").toFile())
                .start();
    }

    /** Kilobytes; 0 where the machine does not tell. */
    private static long resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
