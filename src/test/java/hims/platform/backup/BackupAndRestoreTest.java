package hims.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.Hims;
import hims.platform.db.DatabaseAddress;
import hims.platform.db.ModuleMigrations;
import hims.platform.db.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** REL-7, REL-14, REL-20, REL-50 to 53: nothing acknowledged is lost, nothing damaged is used, nothing that lives is written over. */
class BackupAndRestoreTest {
    private static final BaseBackup.Whose LOK_NAYAK = new BaseBackup.Whose("Lok Nayak Hospital", "r1", SecretKey.NONE);

    @TempDir
    static Path home;

    private static TestServer server;
    private static BackupKey key;
    private static BackupFolder backups;
    private static WalArchiver archiver;

    @BeforeAll
    static void a_hospital_with_its_backups() throws Exception {
        server = new TestServer(home.resolve("data")).migrated();
        BackupKey.make(home.resolve("backup.key"));
        key = BackupKey.read(home.resolve("backup.key").toString());
        backups = BackupFolder.prepare(home.resolve("backups"));
        server.run("create table public.act (n int primary key, what text not null check (what <> ''))");
        server.run("insert into public.act select n, 'dispensed ' || n from generate_series(1, 60000) n");
        archiver = WalArchiver.start(server.address(), backups, key);
        await(() -> archiver.follows());
        takeBackup();
    }

    @AfterAll
    static void stop() {
        archiver.close();
        server.close();
    }

    @Test
    void after_a_mass_deletion_everything_is_there_as_one_second_before() throws Exception {
        server.run("insert into public.act select n, 'after the backup ' || n from generate_series(60001, 60500) n");
        var before = Instant.now();
        Thread.sleep(1_000);
        server.run("delete from public.act where n % 2 = 0");
        archived();
        var to = home.resolve("restored");
        try (var restored = restore(to, Optional.of(before), key)) {
            assertThat(TestServer.ask(restored.address(), "select count(*) from public.act"))
                    .isEqualTo("60500");
            assertThat(restored.reached()).isBeforeOrEqualTo(before);
            theRehearsalMigratesTheCopy(restored.address());
            assertThat(new Checking(Hims.class).run(restored.address(), to, home.resolve("data")))
                    .isEmpty();
            new RestoredNote("Lok Nayak Hospital", restored.backup().id(), restored.reached(), Instant.now()).write(to);
        }
        assertThat(server.ask("select count(*) from public.act")).isNotEqualTo("60500");
        theSwapAsksForTheName(to);
        server.run(
                "insert into public.act select n, 'again ' || n from generate_series(1, 60500) n on conflict do nothing");
    }

    /** REL-70. */
    private static void theRehearsalMigratesTheCopy(DatabaseAddress copy) throws SQLException {
        TestServer.run(copy, "comment on schema platform is 'an older release'");
        new Rehearsal(copy).migrate();
        assertThat(TestServer.ask(copy, "select obj_description(to_regnamespace('platform'), 'pg_namespace')"))
                .isEqualTo(ModuleMigrations.fingerprint());
    }

    private static void theSwapAsksForTheName(Path restored) throws IOException, SQLException {
        var living = Files.createDirectories(home.resolve("other"));
        new TestServer(living).close();
        assertThatThrownBy(() -> Swap.run(restored, living, "GTB Hospital", Instant.now()))
                .hasMessageContaining("these are the data of Lok Nayak Hospital");
        assertThatThrownBy(() -> Swap.run(restored, home.resolve("data"), "Lok Nayak Hospital", Instant.now()))
                .hasMessageContaining("Delhi HIMS runs on");
        var aside = Swap.run(restored, living, "Lok Nayak Hospital", Instant.now());
        assertThat(aside.resolve("PG_VERSION")).exists();
        try (var swapped = new TestServer(living)) {
            assertThat(swapped.ask("select count(*) from public.act")).isEqualTo("60500");
        }
        assertThatThrownBy(() -> Swap.run(restored, living, "Lok Nayak Hospital", Instant.now()))
                .hasMessageContaining("holds no restored and checked database");
    }

    @Test
    void the_newest_acts_are_there_although_the_archiver_was_stopped_and_went_on() throws Exception {
        archiver.close();
        server.run("insert into public.act values (100001, 'while nobody archived')");
        archiver = WalArchiver.start(server.address(), backups, key);
        server.run("insert into public.act values (100002, 'the last one')");
        archived();
        try (var restored = restore(home.resolve("newest"), Optional.empty(), key)) {
            assertThat(TestServer.ask(restored.address(), "select count(*) from public.act where n > 100000"))
                    .isEqualTo("2");
        }
    }

    @Test
    void a_flipped_byte_is_found_before_anything_is_unpacked() throws Exception {
        var copy = copyOfTheBackups("flipped");
        var damaged = BackupFolder.existing(copy).newest().orElseThrow().cluster();
        var bytes = Files.readAllBytes(damaged);
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);
        var to = home.resolve("from-flipped");
        assertThatThrownBy(() -> new Restore(BackupFolder.existing(copy), key, TestServer.CACHE)
                        .run(Optional.empty(), to, SecretKey.NONE))
                .hasMessageContaining("is damaged and was not used");
        assertThat(to).doesNotExist();
    }

    @Test
    void a_flipped_byte_in_the_manifest_is_found_too() throws Exception {
        var copy = copyOfTheBackups("manifest");
        var manifest = BackupFolder.existing(copy).newest().orElseThrow().manifest();
        var bytes = Files.readAllBytes(manifest);
        bytes[bytes.length - 1] ^= 1;
        Files.write(manifest, bytes);
        assertThatThrownBy(() -> new Restore(BackupFolder.existing(copy), key, TestServer.CACHE)
                        .run(Optional.empty(), home.resolve("from-manifest"), SecretKey.NONE))
                .hasMessageContaining("is damaged");
    }

    @Test
    void another_key_opens_nothing_and_a_missing_one_says_how_to_name_it() {
        var other = home.resolve("other.key");
        BackupKey.make(other);
        assertThatThrownBy(() -> restore(home.resolve("wrong-key"), Optional.empty(), BackupKey.read(other.toString())))
                .hasMessageContaining("The key does not fit");
        assertThat(home.resolve("wrong-key")).doesNotExist();
        assertThatThrownBy(() -> BackupKey.read("")).hasMessageContaining("No key for backups is set");
        assertThatThrownBy(() -> BackupKey.make(other)).hasMessageContaining("is left as it is");
    }

    @Test
    void a_backup_that_was_killed_does_not_count_and_the_next_one_clears_it_away() throws Exception {
        var folder = home.resolve("killed");
        var address = server.address();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HalfBackup.class.getName(),
                        folder.toString(),
                        home.resolve("backup.key").toString(),
                        address.url(),
                        address.user(),
                        address.password())
                .inheritIO()
                .start();
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(137);
        var half = BackupFolder.existing(folder);
        assertThat(half.backups()).isEmpty();
        assertThatThrownBy(() -> new Restore(half, key, TestServer.CACHE)
                        .run(Optional.empty(), home.resolve("from-killed"), SecretKey.NONE))
                .hasMessageContaining("There is no whole backup");
        new BaseBackup(half, key, Clock.systemUTC()).take(address, LOK_NAYAK);
        assertThat(half.backups()).hasSize(1);
        try (var base = Files.list(folder.resolve("base"))) {
            assertThat(base).hasSize(1);
        }
    }

    @Test
    void what_does_not_fit_is_refused_and_left_alone() throws Exception {
        assertThatThrownBy(() -> restore(home.resolve("data"), Optional.empty(), key))
                .hasMessageContaining("a restore never writes over one");
        assertThatThrownBy(() -> BackupFolder.prepare(home.resolve("data")))
                .hasMessageContaining("is not a folder of backups");
        assertThatThrownBy(() -> restore(home.resolve("x"), Optional.of(Instant.EPOCH), key))
                .hasMessageContaining("The first backup in");
        assertThatThrownBy(() ->
                        restore(home.resolve("y"), Optional.of(Instant.now().plusSeconds(600)), key))
                .hasMessageMatching("(?s)(The archived log ends at|No log was archived after).*");
        assertThat(home.resolve("y")).doesNotExist();
        try (var lock = backups.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> takeBackup()).hasMessageContaining("runs already");
        }
    }

    @Test
    void no_name_and_no_row_can_be_read_without_the_key() throws Exception {
        try (var files = Files.walk(home.resolve("backups"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("dispensed 4711", "Lok Nayak");
            }
        }
    }

    private static Restore.Restored restore(Path to, Optional<Instant> at, BackupKey key) throws IOException {
        return new Restore(backups, key, TestServer.CACHE).run(at, to, SecretKey.NONE);
    }

    private static void takeBackup() throws IOException {
        new BaseBackup(backups, key, Clock.systemUTC()).take(server.address(), LOK_NAYAK);
    }

    private static Path copyOfTheBackups(String name) throws IOException {
        var copy = home.resolve(name);
        org.springframework.util.FileSystemUtils.copyRecursively(home.resolve("backups"), copy);
        return copy;
    }

    /** Until all that is committed now lies in the archive. */
    private static void archived() throws Exception {
        var now = server.ask("select pg_current_wal_flush_lsn()");
        await(() -> server.ask("select coalesce(bool_or(flush_lsn >= '" + now + "'), false) from pg_stat_replication")
                .equals("t"));
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) throws Exception {
        var end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.call()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
    }
}
