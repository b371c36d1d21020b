package hims.pharmacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine loses its power in mid-dispense: program and database are killed, and nothing is half done (PHARM-92, REL-31). */
class PowerCutTest {
    @TempDir
    private Path home;

    @Test
    void what_was_half_done_is_not_done_and_the_same_key_does_it_once() throws Exception {
        var folder = home.resolve("data");
        var first = start(folder.toString());
        var said = hear(first, "HALF");
        first.destroyForcibly().waitFor();
        DyingCounter.killServer(folder);
        assertThat(said).startsWith("LOST true", "SAME KEY true");

        var order = said.getLast().split(" ", -1);
        var second = start(folder.toString(), order[1], order[2]);
        assertThat(hear(second, "LEFT")).containsExactly("KILLED true", "SAME KEY true", "LEFT 80 0");
        assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void nothing_runs_on() {
        started.forEach(Process::destroyForcibly);
        if (home.resolve("data/postgres/postmaster.pid").toFile().exists()) {
            DyingCounter.killServer(home.resolve("data"));
        }
    }

    private final List<Process> started = new ArrayList<>();

    private Process start(String... args) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                DyingCounter.class.getName()));
        command.addAll(Arrays.asList(args));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    /** What the counter says, up to and with this word. */
    private static List<String> hear(Process process, String last) throws IOException {
        var words = new ArrayList<String>();
        var all = new StringBuilder();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            all.append(line).append('\n');
            if (line.startsWith("COUNTER ")) {
                words.add(line.substring("COUNTER ".length()));
                if (words.getLast().startsWith(last)) {
                    return words;
                }
            }
        }
        throw new AssertionError("the counter ended:\n" + all);
    }
}
