package hims.platform.backup;

import hims.platform.backup.Manifest.Entry;
import hims.platform.backup.ServerFilesSql.ServerFile;
import hims.platform.db.DatabaseAddress;
import hims.platform.db.DatabaseFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A copy of the cluster while it serves (REL-50), with the stretch of log that makes it consistent: it can be restored without
 * anything else. Test: BackupAndRestoreTest.
 */
final class BaseBackup {
    private static final int CHUNK = 4 << 20;

    private final BackupFolder folder;
    private final BackupKey key;
    private final Clock clock;
    private final List<Entry> entries = new ArrayList<>();
    private long bytes;

    BaseBackup(BackupFolder folder, BackupKey key, Clock clock) {
        this.folder = folder;
        this.key = key;
        this.clock = clock;
    }

    /** @param release of the schema */
    record Whose(String facility, String release, String secretKey) {}

    /** @throws DatabaseFailure where the server does not let it or another one runs */
    Backup take(DatabaseAddress address, Whose whose) throws IOException {
        try (var lock = folder.lock();
                var server = new ServerFilesSql(address)) {
            var system = server.system();
            if (system.elsewhere() > 0) {
                throw new DatabaseFailure(
                        "The database has table spaces outside its folder, which this backup does not know",
                        "Move the tables back, or take the base backup with pg_basebackup.");
            }
            var began = clock.instant();
            var backup = new Backup(Backup.idOf(began), folder.begin(Backup.idOf(began)));
            var first = server.begin("hims " + backup.id());
            var end = copy(server, backup, first);
            manifest(whose, system, began, first, end.segment(), backup, address)
                    .write(backup.folder(), backup.id(), key);
            folder.finish(backup.id());
            assert lock.isValid();
            return folder.newest().orElseThrow();
        }
    }

    private ServerFilesSql.End copy(ServerFilesSql server, Backup backup, String first) throws IOException {
        try (var sealed = SealedOutput.create(backup.cluster(), key, backup.clusterName());
                var zip = new GZIPOutputStream(sealed, CHUNK >> 4) {
                    {
                        def.setLevel(Deflater.BEST_SPEED);
                    }
                };
                var tar = new TarArchiveOutputStream(zip, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (var file : server.files()) {
                add(tar, server, file);
            }
            var end = server.end();
            add(tar, "backup_label", end.label().getBytes(StandardCharsets.UTF_8));
            for (var segment : server.segments(first, end.segment())) {
                add(tar, server, new ServerFile("pg_wal/" + segment.path(), false, segment.size()));
            }
            tar.finish();
            return end;
        }
    }

    private void add(TarArchiveOutputStream tar, ServerFilesSql server, ServerFile file) throws IOException {
        if (file.folder()) {
            tar.putArchiveEntry(new TarArchiveEntry(file.path() + "/"));
            tar.closeArchiveEntry();
        } else if (file.path().equals("global/pg_control")) {
            add(tar, file.path(), steady(server, file));
        } else {
            var entry = new TarArchiveEntry(file.path());
            entry.setSize(file.size());
            tar.putArchiveEntry(entry);
            copy(tar, server, file);
            tar.closeArchiveEntry();
        }
    }

    /** Exactly the length it had: what grew since comes out of the log, and so does what is missing. */
    private void copy(OutputStream out, ServerFilesSql server, ServerFile file) throws IOException {
        var digest = sha256();
        for (long at = 0; at < file.size(); at += CHUNK) {
            var length = (int) Math.min(CHUNK, file.size() - at);
            var chunk = Arrays.copyOf(server.read(file.path(), at, length), length);
            digest.update(chunk);
            out.write(chunk);
        }
        note(file.path(), file.size(), digest);
    }

    private void add(TarArchiveOutputStream tar, String path, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(path);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
        var digest = sha256();
        digest.update(content);
        note(path, content.length, digest);
    }

    /** The one file that is rewritten in place and has no log: read until two looks agree. */
    private static byte[] steady(ServerFilesSql server, ServerFile file) {
        var last = new byte[0];
        while (true) {
            var now = server.read(file.path(), 0, (int) file.size());
            if (Arrays.equals(last, now)) {
                return now;
            }
            last = now;
        }
    }

    private void note(String path, long size, MessageDigest digest) {
        entries.add(new Entry(path, size, HexFormat.of().formatHex(digest.digest())));
        bytes += size;
    }

    private Manifest manifest(
            Whose whose,
            ServerFilesSql.Cluster system,
            Instant began,
            String first,
            String last,
            Backup backup,
            DatabaseAddress address)
            throws IOException {
        return new Manifest(
                whose.facility(),
                began,
                clock.instant(),
                system.system(),
                system.version(),
                system.timeline(),
                system.segment(),
                first,
                last,
                whose.release(),
                whose.secretKey(),
                system.database(),
                address.user(),
                address.password(),
                bytes,
                sha256(backup.cluster()),
                List.copyOf(entries));
    }

    static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
