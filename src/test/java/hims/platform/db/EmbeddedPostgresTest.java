package hims.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** REL-1, REL-2, REL-3: no acknowledged row is lost, one server at a time, never on a foreign folder. */
class EmbeddedPostgresTest {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "hims");

    @TempDir
    Path home;

    private final List<EmbeddedPostgres> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(EmbeddedPostgres::stop);
    }

    @Test
    void it_starts_durable_and_guarded_in_an_empty_folder() throws Exception {
        var address = start("data");
        assertThat(setting(address, "fsync")).isEqualTo("on");
        assertThat(setting(address, "synchronous_commit")).isEqualTo("on");
        assertThat(setting(address, "data_checksums")).isEqualTo("on");
        assertThat(setting(address, "listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask(address, "select datlocprovider::text from pg_database where datname = 'postgres'"))
                .isEqualTo("i");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("data/postgres.password"))))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> ask(new DatabaseAddress(address.url(), address.user(), "guess"), "select 1"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void it_comes_back_at_the_same_address_when_it_is_killed_and_loses_nothing() throws Exception {
        var address = start("data");
        try (var connection = connect(address)) {
            connection.createStatement().execute("create table kept (n int)");
            connection.createStatement().execute("insert into kept values (7)");
        }
        killServer("data");
        assertThat(askPatiently(address, "select n from kept")).isEqualTo("7");
        killServer("data");
        assertThat(askPatiently(address, "select n from kept")).isEqualTo("7");
    }

    @Test
    void it_takes_over_the_server_of_a_killed_program() throws Exception {
        orphan("data");
        var left = PidFile.read(home.resolve("data/postgres")).orElseThrow();
        var address = start("data");
        assertThat(PidFile.read(home.resolve("data/postgres"))).contains(left);
        killServer("data");
        assertThat(askPatiently(address, "select 1")).isEqualTo("1");
    }

    @Test
    void it_replaces_a_server_left_at_another_port() throws Exception {
        orphan("data");
        var left = PidFile.read(home.resolve("data/postgres")).orElseThrow();
        Files.delete(home.resolve("data/postgres.port"));
        assertThat(ask(start("data"), "select 1")).isEqualTo("1");
        assertThat(left.process()).isEmpty();
    }

    @Test
    void it_starts_over_the_traces_of_a_killed_server() throws Exception {
        orphan("data");
        kill(PidFile.read(home.resolve("data/postgres")).orElseThrow());
        assertThat(ask(start("data"), "select 1")).isEqualTo("1");
    }

    @Test
    void two_programs_do_not_share_a_folder() {
        start("data");
        assertThatThrownBy(() -> start("data")).hasMessageContaining("already runs");
    }

    @Test
    void it_refuses_a_folder_that_is_not_its_own_and_leaves_it_alone() throws Exception {
        var notes = Files.createDirectories(home.resolve("data/postgres")).resolve("notes.txt");
        Files.writeString(notes, "mine");
        assertThatThrownBy(() -> start("data")).hasMessageContaining("is not a database of Delhi HIMS");
        assertThat(notes).hasContent("mine");
    }

    @Test
    void it_refuses_a_folder_of_another_postgresql() throws Exception {
        start("data");
        stop();
        Files.writeString(home.resolve("data/postgres/PG_VERSION"), "15\n");
        assertThatThrownBy(() -> start("data")).hasMessageContaining("made by PostgreSQL 15");
    }

    @Test
    void it_refuses_a_copy_of_a_running_folder() throws Exception {
        start("copy");
        stop();
        var address = start("data");
        Files.copy(home.resolve("data/postgres/postmaster.pid"), home.resolve("copy/postgres/postmaster.pid"));
        assertThatThrownBy(() -> start("copy")).hasMessageContaining("Nothing was touched");
        started.getLast().stop();
        assertThat(ask(address, "select 1")).isEqualTo("1");
    }

    @Test
    void it_ends_when_told_so() throws Exception {
        start("data");
        var server = PidFile.read(home.resolve("data/postgres")).orElseThrow();
        stop();
        assertThat(server.process()).isEmpty();
        assertThat(ask(start("data"), "select 1")).isEqualTo("1");
    }

    private DatabaseAddress start(String folder) {
        var postgres = new EmbeddedPostgres(DataFolder.of(home.resolve(folder)), CACHE);
        started.add(postgres);
        return postgres.start();
    }

    private void orphan(String folder) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Orphan.class.getName(),
                        home.resolve(folder).toString(),
                        CACHE.toString())
                .inheritIO()
                .start();
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(137);
    }

    private void killServer(String folder) throws IOException {
        kill(PidFile.read(home.resolve(folder).resolve("postgres")).orElseThrow());
    }

    /** SIGKILL, as no program can prepare for it. */
    private static void kill(PidFile server) {
        var process = server.process().orElseThrow();
        assertThat(process.destroyForcibly()).isTrue();
        process.onExit().join();
    }

    private static String setting(DatabaseAddress address, String name) throws SQLException {
        return ask(address, "show " + name);
    }

    private static String ask(DatabaseAddress address, String question) throws SQLException {
        try (var connection = connect(address);
                var answer = connection.createStatement().executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static String askPatiently(DatabaseAddress address, String question) throws Exception {
        var end = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            try {
                return ask(address, question);
            } catch (SQLException notYet) {
                if (Instant.now().isAfter(end)) {
                    throw notYet;
                }
                Thread.sleep(50);
            }
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }
}
