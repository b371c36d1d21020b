package hims.platform.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once for each version into the user's cache. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The folder that holds bin, lib and share. */
    static Path unpacked(Path cache) throws IOException {
        var archive = new ClassPathResource(archiveName());
        if (!archive.exists()) {
            throw new DatabaseFailure(
                    "There is no embedded PostgreSQL for this machine (" + archiveName() + ")",
                    "Set HIMS_DATABASE_URL to a PostgreSQL 18.");
        }
        var home = cache.resolve("postgres-" + Long.toHexString(archive.contentLength()));
        if (!Files.exists(home)) {
            unpack(archive, home);
        }
        return home;
    }

    /** Beside the place and then moved, so that a half unpacked folder is never taken for a whole one. */
    private static void unpack(ClassPathResource archive, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        var fresh = Files.createTempDirectory(home.getParent(), "unpacking-");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var raw = new BufferedInputStream(archive.getInputStream());
                var tar = new TarArchiveInputStream(new XZInputStream(raw))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, fresh);
            }
        }
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            // another start was faster; its copy is as good
            FileSystemUtils.deleteRecursively(fresh);
            if (!Files.exists(home)) {
                throw e;
            }
        }
    }

    private static void write(TarArchiveEntry entry, TarArchiveInputStream tar, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The archive points outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String archiveName() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch");
        var arm = processor.equals("aarch64") ? "arm_64" : processor;
        return "postgres-" + system + "-" + (processor.equals("amd64") ? "x86_64" : arm) + ".txz";
    }
}
