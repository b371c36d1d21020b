package hims.platform.backup;

import hims.platform.backup.Manifest.Entry;
import hims.platform.db.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files of a backup into a new data folder, each held against the manifest. */
final class Unpacking {
    private final Backup backup;
    private final Manifest manifest;
    private final BackupKey key;
    private final Map<String, Entry> expected;

    Unpacking(Backup backup, Manifest manifest, BackupKey key) {
        this.backup = backup;
        this.manifest = manifest;
        this.key = key;
        this.expected =
                new HashMap<>(manifest.entries().stream().collect(Collectors.toMap(Entry::path, Function.identity())));
    }

    void into(DataFolder folder) throws IOException {
        var cluster = Files.createDirectory(
                folder.cluster(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (var sealed = SealedInput.open(backup.cluster(), key, backup.clusterName());
                var tar = new TarArchiveInputStream(new GZIPInputStream(sealed), StandardCharsets.UTF_8.name())) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = cluster.resolve(entry.getName()).normalize();
                if (!target.startsWith(cluster)) {
                    throw new Seal.Damaged("A file would lie outside the folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    write(tar, target, entry.getName());
                }
            }
        }
        if (!expected.isEmpty()) {
            throw new Seal.Damaged(expected.size() + " files are missing, as "
                    + expected.keySet().iterator().next());
        }
        Files.writeString(DataFolder.secret(folder.passwordFile()), manifest.password());
        settingsOfOurOwn(cluster);
    }

    private void write(InputStream content, Path target, String name) throws IOException {
        var entry = expected.remove(name);
        var digest = BaseBackup.sha256();
        Files.createDirectories(target.getParent());
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(target), digest)) {
            content.transferTo(out);
        }
        if (entry == null || !entry.sha256().equals(HexFormat.of().formatHex(digest.digest()))) {
            throw new Seal.Damaged(name + " is not the file that was backed up");
        }
    }

    /** Distributions keep these three elsewhere. */
    private static void settingsOfOurOwn(Path cluster) throws IOException {
        writeIfMissing(cluster.resolve("postgresql.conf"), "");
        writeIfMissing(cluster.resolve("pg_ident.conf"), "");
        writeIfMissing(cluster.resolve("pg_hba.conf"), """
                host all all 127.0.0.1/32 scram-sha-256
                host replication all 127.0.0.1/32 scram-sha-256
                """);
    }

    private static void writeIfMissing(Path file, String content) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, content);
        }
    }
}
