package hims.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import hims.Hims;
import hims.record.ResourceType;
import hims.world.DatabaseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command as it is run: a program of its own beside the running one, killed in the middle, and run again. */
@DatabaseTest
class ImportCrashTest {
    private static final int PEOPLE = 40;
    private static final int VISITS = 6;
    private static final int LINES = 3_000;
    private static final long OF_ONE = VISITS * (Synthea.A_VISIT - 1L) + 2;

    private final Path data;
    private final JdbcClient jdbc;
    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path home;

    ImportCrashTest(@Value("${hims.data}") Path data, JdbcClient jdbc) {
        this.data = data;
        this.jdbc = jdbc;
    }

    @Test
    void what_was_killed_goes_on_with_everything_once_and_nothing_twice() throws Exception {
        var synthea = new Synthea(4711);
        var folder = Files.createDirectory(home.resolve("output"));
        for (var person = 0; person < PEOPLE; person++) {
            Files.writeString(folder.resolve("person" + person + ".json"), synthea.person(VISITS));
        }
        Files.writeString(folder.resolve("hospitalInformation.json"), synthea.hospitals());
        lines(folder);
        var before = written();
        var patients = of(ResourceType.PATIENT);
        var claims = of(ResourceType.CLAIM);
        var all = before + PEOPLE * OF_ONE + LINES;
        var first = start(folder);
        waitFor(first, before + 5 * OF_ONE);
        first.destroyForcibly().waitFor();
        assertThat(written()).isBetween(before + 5 * OF_ONE, all - 1);

        assertThat(ended(start(folder))).isZero();
        assertThat(written()).isEqualTo(all);
        assertThat(of(ResourceType.PATIENT)).isEqualTo(patients + PEOPLE + 1);
        assertThat(of(ResourceType.CLAIM)).isEqualTo(claims + 2L * PEOPLE * VISITS);

        assertThat(ended(start(folder))).as("a third run").isZero();
        assertThat(written()).isEqualTo(all);
        assertThat(count("select count(*) from record.history where body like '%\"crash-%'::bytea"))
                .isZero();
    }

    /** A patient and her message, and what was counted of her. */
    private static void lines(Path folder) throws IOException {
        Files.writeString(folder.resolve("Patient.ndjson"), """
                {"resourceType":"Patient","id":"crash-1","name":[{"given":["Savitri"],"family":"Crash"}],"gender":"female","birthDate":"1950-01-02"}
                """);
        var all = new StringBuilder();
        for (var line = 0; line < LINES - 1; line++) {
            all.append("""
                    {"resourceType":"Observation","id":"crash-%d","status":"final","subject":{"reference":"Patient/crash-1"},\
                    "code":{"text":"crash"},"valueInteger":%d}
                    """.formatted(line, line));
        }
        Files.writeString(folder.resolve("Observation.ndjson"), all);
    }

    @Test
    void what_is_not_there_and_a_folder_without_files_say_so() throws Exception {
        assertThat(ended(start(home.resolve("nowhere")))).isEqualTo(2);
        Files.writeString(home.resolve("notes.txt"), "nothing");
        assertThat(ended(start(home))).isEqualTo(2);
        Files.writeString(home.resolve("one.ndjson"), "no json\n");
        assertThat(ended(start(home))).isEqualTo(3);
        assertThat(Files.readString(log())).doesNotContain("\tat ");
    }

    @AfterEach
    void nothing_runs_on() {
        started.forEach(Process::destroyForcibly);
    }

    private Path log() {
        return data.resolve("import.log");
    }

    private Process start(Path source) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hims.class.getName(),
                        "--hims.data=" + data,
                        "--hims.import=" + source,
                        "--hims.import-report=" + data.resolve("report.ndjson"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        started.add(process);
        return process;
    }

    private int ended(Process process) throws Exception {
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("ends").isTrue();
        return process.exitValue();
    }

    private void waitFor(Process process, long resources) throws IOException {
        while (written() < resources) {
            assertThat(process.isAlive()).as(Files.readString(log())).isTrue();
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Besides the Patients, which are the registry's. */
    private long written() {
        return count("select count(*) from record.resource where rtype <> " + ResourceType.PATIENT.number());
    }

    private long of(ResourceType type) {
        return count("select count(*) from record.resource where rtype = " + type.number());
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
