package hims.platform.backup;

import hims.platform.db.AddressConfiguration;
import hims.platform.db.DatabaseAddress;
import hims.platform.db.DatabaseFailure;
import hims.platform.db.ModuleMigrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.FileSystemUtils;

/** {@code ./hims backup} and {@code ./hims restore}: a program of its own without pages, jobs and migrations. */
public final class BackupProgram {
    private static final Logger LOG = LoggerFactory.getLogger(BackupProgram.class);

    private final Class<?> whole;
    private final Clock clock = Clock.systemUTC();

    /** @param whole the program whose checks a restored database must stand */
    public BackupProgram(Class<?> whole) {
        this.whole = whole;
    }

    @Configuration(proxyBeanMethods = false)
    @Import(AddressConfiguration.class)
    static class Small {}

    /** The code to end with. */
    public int run(String... args) {
        try (var running = new SpringApplicationBuilder(Small.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .properties("hims.database.beside=true")
                .run(args)) {
            return run(new BackupSettings(running.getEnvironment()), running);
        }
    }

    private int run(BackupSettings settings, ConfigurableApplicationContext running) {
        try {
            switch (settings.text("command")) {
                case "new-key" -> newKey(settings);
                case "restore" -> {
                    return restore(settings, settings.text("at").isBlank());
                }
                case "swap" -> swap(settings);
                case "rehearse" -> {
                    return rehearse(settings, address(running));
                }
                default -> take(settings, address(running));
            }
            return 0;
        } catch (DatabaseFailure e) {
            var cause = e.getCause();
            LOG.error("{}{}\n{}", e.getMessage(), cause == null ? "" : ": " + cause.getMessage(), e.remedy());
            return 1;
        } catch (IOException e) {
            LOG.error("The disk or the network failed; what was begun does not count: {}", e.toString());
            return 1;
        }
    }

    /** The running database; one that is not running is started for the time of the command. */
    private static DatabaseAddress address(ConfigurableApplicationContext running) {
        try {
            return running.getBean(DatabaseAddress.class);
        } catch (BeansException e) {
            if (e.getRootCause() instanceof DatabaseFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static void newKey(BackupSettings settings) {
        var file = Path.of(settings.text("key-file"));
        BackupKey.make(file);
        LOG.info("Made {}. Keep two copies of it apart from the backups; without it they cannot be read.", file);
    }

    private void take(BackupSettings settings, DatabaseAddress address) throws IOException {
        var began = clock.instant();
        var key = settings.key();
        var folder = BackupFolder.prepare(settings.folder());
        refuseKeyBeside(settings);
        var backup = new BaseBackup(folder, key, clock).take(address, settings.whose());
        settings.retention().apply(folder, key, clock.instant());
        new BackupLogSql(address).noteBackup(backup.at(), clock.instant());
        LOG.info(
                "Backup {} in {}: {} MB, {} s",
                backup.id(),
                folder,
                Files.size(backup.cluster()) >> 20,
                seconds(began));
    }

    private static void refuseKeyBeside(BackupSettings settings) {
        var key = Path.of(settings.text("key-file")).toAbsolutePath().normalize();
        if (key.startsWith(settings.folder().toAbsolutePath().normalize())) {
            throw new DatabaseFailure(
                    "The key lies in the folder of the backups: who takes one takes both",
                    "Move it elsewhere and set HIMS_BACKUP_KEY_FILE.");
        }
    }

    private int restore(BackupSettings settings, boolean latest) throws IOException {
        var began = clock.instant();
        var key = settings.key();
        var folder = BackupFolder.existing(settings.folder());
        var at = latest ? Optional.<Instant>empty() : Optional.of(moment(settings.text("at"), began));
        var to = target(settings);
        try (var restored = new Restore(folder, key, settings.cache()).run(at, to, settings.secretKey())) {
            var recovered = clock.instant();
            var server = restored.address();
            LOG.info("Restored and serving at {}; now the checks", server);
            var faults = new Checking(whole).run(server, to, settings.data());
            faults.forEach(LOG::error);
            var archived = folder.wal(restored.manifest().system()).completeUntil();
            var until =
                    archived.filter(time -> time.isAfter(restored.reached())).orElse(restored.reached());
            LOG.info(
                    "The last act in it was done at {}; the archive is complete until {}. RTO: {} s to a serving database, {} s "
                            + "with all checks. RPO, were the machine lost now: {} s",
                    restored.reached(),
                    until,
                    Duration.between(began, recovered).toSeconds(),
                    seconds(began),
                    Math.max(0, Duration.between(until, began).toSeconds()));
            if (!faults.isEmpty()) {
                LOG.error("{} faults. It stays in {} to be looked at, and cannot be swapped.", faults.size(), to);
                return 1;
            }
            new RestoredNote(
                            restored.manifest().facility(), restored.backup().id(), restored.reached(), clock.instant())
                    .write(to);
        }
        LOG.info("Everything holds. To put it in place stop the program, and: ./hims restore --swap --to={}", to);
        return 0;
    }

    /** Without touching what lives, but for the note that this release was rehearsed. */
    private int rehearse(BackupSettings settings, DatabaseAddress living) throws IOException {
        var began = clock.instant();
        var folder = BackupFolder.existing(settings.folder());
        var data = settings.data().toAbsolutePath();
        var to = data.resolveSibling(data.getFileName() + "-rehearsal");
        FileSystemUtils.deleteRecursively(to);
        try (var restored =
                new Restore(folder, settings.key(), settings.cache()).run(Optional.empty(), to, settings.secretKey())) {
            new Rehearsal(restored.address()).migrate();
            var faults = new Checking(whole).run(restored.address(), to, settings.data());
            faults.forEach(LOG::error);
            if (!faults.isEmpty()) {
                LOG.error("{} faults: do not upgrade. The old release goes on.", faults.size());
                return 1;
            }
        } finally {
            FileSystemUtils.deleteRecursively(to);
        }
        new BackupLogSql(living).note("REHEARSAL", ModuleMigrations.fingerprint(), began, clock.instant());
        LOG.info("Rehearsed in {} s. Within seven days: stop the program and start this release.", seconds(began));
        return 0;
    }

    private static Path target(BackupSettings settings) {
        var given = settings.text("to");
        var data = settings.data().toAbsolutePath();
        return given.isBlank()
                ? data.resolveSibling(data.getFileName() + "-restored")
                : Path.of(given).toAbsolutePath();
    }

    private static Instant moment(String text, Instant now) {
        try {
            var moment = OffsetDateTime.parse(text).toInstant();
            if (moment.isAfter(now)) {
                throw new DatabaseFailure(moment + " has not come yet", "Name a moment that is over.");
            }
            return moment;
        } catch (DateTimeParseException e) {
            throw new DatabaseFailure(
                    "'" + text + "' is no moment", "Write it with its zone: --at=2026-11-23T10:15:00+05:30");
        }
    }

    private void swap(BackupSettings settings) throws IOException {
        if (!settings.environment().getProperty("hims.database.url", "").isBlank()) {
            throw new DatabaseFailure(
                    "The living database is not the embedded one: its own service puts the folder in place",
                    "See docs/operations/backup.md, \"An external PostgreSQL\".");
        }
        var aside = Swap.run(target(settings), settings.data(), settings.text("confirmed"), clock.instant());
        LOG.info("In place. The old database lies in {}. Start the program; its first backup is taken at once.", aside);
    }

    private long seconds(Instant since) {
        return Duration.between(since, clock.instant()).toSeconds();
    }
}
