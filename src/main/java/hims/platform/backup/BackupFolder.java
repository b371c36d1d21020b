package hims.platform.backup;

import hims.platform.db.DatabaseFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/** {@code base/20261123T201500Z/} for each backup that counts, and the log in {@code wal/<system>/}. */
final class BackupFolder {
    private static final String UNFINISHED = ".part";

    private final Path root;

    private BackupFolder(Path root) {
        this.root = root;
    }

    /** An empty folder becomes one for backups. @throws DatabaseFailure where it holds something else */
    static BackupFolder prepare(Path root) throws IOException {
        Files.createDirectories(root);
        var folder = new BackupFolder(root.toRealPath());
        if (!folder.isOurs()) {
            try (var content = Files.list(root)) {
                if (content.findAny().isPresent()) {
                    throw notOurs(root);
                }
            }
            Files.writeString(folder.marker(), "Backups of Delhi HIMS. Without their key they cannot be read.\n");
        }
        return folder;
    }

    /** @throws DatabaseFailure where there are no backups of ours */
    static BackupFolder existing(Path root) {
        var folder = new BackupFolder(root.toAbsolutePath());
        if (!folder.isOurs()) {
            throw notOurs(root);
        }
        return folder;
    }

    private static DatabaseFailure notOurs(Path root) {
        return new DatabaseFailure(
                root + " is not a folder of backups of Delhi HIMS. Nothing was touched.",
                "Name the right one with HIMS_BACKUP, or an empty one to begin: ./hims backup --to=FOLDER");
    }

    private boolean isOurs() {
        return Files.exists(marker());
    }

    private Path marker() {
        return root.resolve("hims-backups.txt");
    }

    /** One at a time. @throws DatabaseFailure where another one runs */
    FileLock lock() throws IOException {
        var channel =
                FileChannel.open(root.resolve("backup.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException ourselves) {
            channel.close();
            throw running();
        }
        channel.close();
        throw running();
    }

    private DatabaseFailure running() {
        return new DatabaseFailure("A backup into " + root + " runs already", "Wait for its end.");
    }

    /** Where a backup grows; what an earlier one left behind is removed. Call it under the lock. */
    Path begin(String id) throws IOException {
        for (var left : foldersOf(Backup.PATTERN + "\\" + UNFINISHED)) {
            FileSystemUtils.deleteRecursively(left);
        }
        return Files.createDirectories(base().resolve(id + UNFINISHED));
    }

    /** From this moment on it counts. */
    void finish(String id) throws IOException {
        var unfinished = base().resolve(id + UNFINISHED);
        SealedOutput.syncFolder(unfinished);
        Files.move(unfinished, base().resolve(id));
        SealedOutput.syncFolder(base());
    }

    /** Oldest first. */
    List<Backup> backups() throws IOException {
        return foldersOf(Backup.PATTERN).stream()
                .map(folder -> new Backup(folder.getFileName().toString(), folder))
                .filter(backup -> Files.exists(backup.manifest()))
                .sorted(Comparator.comparing(Backup::id))
                .toList();
    }

    Optional<Backup> newest() throws IOException {
        return backups().stream().reduce((earlier, later) -> later);
    }

    /** Its manifest first, so that a half removed one counts no more. */
    void remove(Backup backup) throws IOException {
        Files.delete(backup.manifest());
        FileSystemUtils.deleteRecursively(backup.folder());
    }

    WalFolder wal(long system) {
        return new WalFolder(root.resolve("wal").resolve(Long.toUnsignedString(system)), system);
    }

    private Path base() {
        return root.resolve("base");
    }

    private List<Path> foldersOf(String pattern) throws IOException {
        if (!Files.exists(base())) {
            return List.of();
        }
        try (var found = Files.list(base())) {
            return found.filter(folder -> folder.getFileName().toString().matches(pattern))
                    .toList();
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
