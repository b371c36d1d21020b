package hims.platform.backup;

import hims.platform.db.DataFolder;
import hims.platform.db.DatabaseAddress;
import hims.platform.db.DatabaseFailure;
import hims.platform.db.RestoredServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Makes a data folder of its own out of a backup and the log after it (REL-51). What lives is never written to: see {@link Swap}.
 * Test: BackupAndRestoreTest.
 */
final class Restore {
    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx");
    private static final int VERSION = 18;
    private static final String TOO_EARLY = "before configured recovery target was reached";

    private final BackupFolder from;
    private final BackupKey key;
    private final Path cache;

    Restore(BackupFolder from, BackupKey key, Path cache) {
        this.from = from;
        this.key = key;
        this.cache = cache;
    }

    /** A restored cluster that serves beside the living one until it is closed. */
    record Restored(Backup backup, Manifest manifest, Instant reached, RestoredServer server, DatabaseAddress address)
            implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    /**
     * @param at the moment to go back to; empty: as far as the archive goes
     * @param secretKey fingerprint of the key this machine opens sealed columns with
     * @throws DatabaseFailure before anything is unpacked, where key, backup, target or time do not fit
     */
    Restored run(Optional<Instant> at, Path to, String secretKey) throws IOException {
        var backup = choose(at);
        var manifest = manifest(backup);
        refuseOtherPrograms(manifest, secretKey);
        refuseTaken(to);
        var log = log(backup, manifest, at);
        refuseSmallDisk(to, manifest.bytes() + log.size() * manifest.segment());
        LOG.info("Looking at every byte of the backup {}", backup.id());
        refuseDamaged(backup, manifest);
        try {
            return unpacked(backup, manifest, to, log, at);
        } catch (Seal.Damaged e) {
            FileSystemUtils.deleteRecursively(to);
            throw damaged(backup, e);
        } catch (IOException | RuntimeException e) {
            FileSystemUtils.deleteRecursively(to);
            throw e;
        }
    }

    private Backup choose(Optional<Instant> at) throws IOException {
        var backups = from.backups();
        if (backups.isEmpty()) {
            throw new DatabaseFailure("There is no whole backup in " + from, "Make one: ./hims backup --to=" + from);
        }
        if (at.isEmpty()) {
            return backups.getLast();
        }
        for (var backup : backups.reversed()) {
            if (!manifest(backup).endedAt().isAfter(at.get())) {
                return backup;
            }
        }
        throw new DatabaseFailure(
                "The first backup in " + from + " is younger than " + at.get(),
                "The earliest moment is: ./hims restore --at="
                        + manifest(backups.getFirst()).endedAt());
    }

    private Manifest manifest(Backup backup) throws IOException {
        try {
            return Manifest.read(backup, key);
        } catch (Seal.WrongKey e) {
            throw new DatabaseFailure(
                    "The key does not fit the backup " + backup.id() + ". Nothing was touched.",
                    "Set HIMS_BACKUP_KEY_FILE to the key that was used then.");
        } catch (Seal.Damaged e) {
            throw damaged(backup, e);
        }
    }

    private DatabaseFailure damaged(Backup backup, IOException e) {
        return new DatabaseFailure(
                "The backup " + backup.id() + " is damaged and was not used. Nothing that lives was touched",
                "Take its copy from the other place, or move " + backup.folder()
                        + " away; the one before it and the log go further: ./hims restore --from=" + from,
                e);
    }

    private static void refuseOtherPrograms(Manifest manifest, String secretKey) {
        if (manifest.version() != VERSION) {
            throw new DatabaseFailure(
                    "The backup was made by PostgreSQL " + manifest.version() + ", this is " + VERSION,
                    "Restore it with the release of Delhi HIMS that made it.");
        }
        if (!manifest.secretKey().equals(SecretKey.NONE)
                && !manifest.secretKey().equals(secretKey)) {
            throw new DatabaseFailure(
                    "The key of sealed columns on this machine is not the one the backup was made with",
                    "Set HIMS_SECRET_KEY to it, or bring its file: HIMS_DATA/secret.key.");
        }
    }

    private static void refuseTaken(Path to) throws IOException {
        if (Files.exists(to)) {
            try (var content = Files.list(to)) {
                if (content.findAny().isPresent()) {
                    var what = Files.exists(to.resolve("postgres")) ? "a data folder" : "a folder with other files";
                    throw new DatabaseFailure(
                            to + " is " + what + ", and a restore never writes over one. Nothing was touched.",
                            "Restore beside it, and swap then: ./hims restore --to=" + to + "-restored");
                }
            }
        }
    }

    /** What the archive has after the backup, without a hole. @throws DatabaseFailure where it ends before that moment */
    private List<String> log(Backup backup, Manifest manifest, Optional<Instant> at) throws IOException {
        var archive = from.wal(manifest.system());
        var segments = new Segments(manifest.timeline(), manifest.segment());
        var log = new ArrayList<String>();
        var expected = manifest.first();
        for (var segment : archive.segments(manifest.timeline())) {
            if (segment.equals(expected)) {
                log.add(segment);
                if (at.isPresent()
                        && archive.writtenAt(segment).isAfter(at.get().plusSeconds(60))) {
                    break;
                }
                expected = segments.next(segment);
            }
        }
        if (at.isPresent() && log.isEmpty() && at.get().isAfter(manifest.endedAt())) {
            throw new DatabaseFailure(
                    "No log was archived after the backup " + backup.id(),
                    "Only the moment of the backup can be reached: ./hims restore --at=" + manifest.endedAt());
        }
        return log;
    }

    private static void refuseSmallDisk(Path to, long bytes) throws IOException {
        var parent = to.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        var free = Files.getFileStore(parent).getUsableSpace();
        if (free < bytes) {
            throw new DatabaseFailure(
                    "The restored database needs " + (bytes >> 20) + " MB, and " + parent + " has " + (free >> 20),
                    "Choose a larger disk: ./hims restore --to=FOLDER");
        }
    }

    private void refuseDamaged(Backup backup, Manifest manifest) throws IOException {
        if (!Files.exists(backup.cluster())
                || !BaseBackup.sha256(backup.cluster()).equals(manifest.sealed())) {
            throw damaged(backup, new Seal.Damaged("its bytes are not those that were written"));
        }
    }

    private Restored unpacked(Backup backup, Manifest manifest, Path to, List<String> log, Optional<Instant> at)
            throws IOException {
        LOG.info("Unpacking {} MB into {}", manifest.bytes() >> 20, to);
        var folder = DataFolder.of(to);
        new Unpacking(backup, manifest, key).into(folder);
        var archived = Files.createDirectories(to.resolve("wal"));
        for (var segment : log) {
            from.wal(manifest.system()).unpack(segment, key, manifest.segment(), archived.resolve(segment));
        }
        LOG.info("Replaying {} segments of the log", log.size());
        var server = replay(manifest, folder, archived, at);
        var address = server.address(manifest.database(), manifest.user(), manifest.password());
        try (var sql = new RestoredSql(address)) {
            var reached = sql.lastCommit().orElse(manifest.endedAt());
            return new Restored(backup, manifest, reached, server, address);
        } finally {
            FileSystemUtils.deleteRecursively(archived);
        }
    }

    private RestoredServer replay(Manifest manifest, DataFolder folder, Path archived, Optional<Instant> at)
            throws IOException {
        Files.createFile(folder.cluster().resolve("recovery.signal"));
        var settings = new TreeMap<>(Map.of(
                "restore_command", "cp '" + archived + "/%f' '%p'",
                "recovery_target_timeline", "current",
                "recovery_target_action", "promote",
                "hot_standby", "off",
                "shared_preload_libraries", "",
                "ssl", "off",
                "archive_mode", "off"));
        at.ifPresent(moment -> settings.put("recovery_target_time", MOMENT.format(moment.atOffset(ZoneOffset.UTC))));
        try {
            return RestoredServer.start(folder, cache, settings);
        } catch (DatabaseFailure e) {
            if (at.isEmpty() || !String.valueOf(e.getMessage()).contains(TOO_EARLY)) {
                throw e;
            }
            refuseAfterArchive(manifest, at.get());
            settings.remove(
                    "recovery_target_time"); // nothing was committed between the last row of the archive and then
            return RestoredServer.start(folder, cache, settings);
        }
    }

    private void refuseAfterArchive(Manifest manifest, Instant at) throws IOException {
        var until = from.wal(manifest.system()).completeUntil().orElse(manifest.endedAt());
        if (until.isBefore(at)) {
            throw new DatabaseFailure(
                    "The archived log ends at " + until + ", before " + at,
                    "As far as it goes: ./hims restore, without --at");
        }
    }
}
