package hims.platform.backup;

import hims.platform.db.DataFolder;
import hims.platform.db.DatabaseFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.springframework.util.FileSystemUtils;

/**
 * Puts a restored and checked database in the place of the living one, which is set aside and kept (REL-20). Broken off between
 * its steps, it goes on when it is run again; meanwhile the program refuses to start.
 */
final class Swap {
    private Swap() {}

    /**
     * @param facility as the operator wrote it
     * @return where the old database lies now; the folder itself where there was none
     * @throws DatabaseFailure before anything is touched
     */
    static Path run(Path restored, Path living, String facility, Instant now) throws IOException {
        var note = RestoredNote.read(restored);
        if (!facility.strip().equals(note.facility())) {
            throw new DatabaseFailure(
                    "The name does not fit: these are the data of " + note.facility() + ". Nothing was touched.",
                    "./hims restore --swap --to=" + restored + " --facility=\"" + note.facility() + "\"");
        }
        var folder = DataFolder.of(living);
        if (folder.isHeld()) {
            throw new DatabaseFailure(
                    "Delhi HIMS runs on " + living + ". Nothing was touched.", "Stop it, and run this again.");
        }
        var fresh = DataFolder.of(restored);
        folder.hold();
        try {
            return swapped(fresh, folder, Backup.idOf(now));
        } finally {
            folder.release();
        }
    }

    private static Path swapped(DataFolder fresh, DataFolder living, String now) throws IOException {
        var aside = living.cluster().resolveSibling("postgres.before-" + now);
        if (Files.exists(living.cluster())) {
            if (Files.exists(living.cluster().resolve("postmaster.pid"))) {
                throw new DatabaseFailure(
                        "PostgreSQL still runs in " + living + ", or was killed there. Nothing was touched.",
                        "Start the program on it once, end it in order, and run this again.");
            }
            Files.move(living.cluster(), aside, StandardCopyOption.ATOMIC_MOVE);
        }
        if (Files.exists(fresh.passwordFile())) {
            Files.move(
                    fresh.passwordFile(),
                    living.passwordFile(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(fresh.cluster(), living.cluster(), StandardCopyOption.ATOMIC_MOVE);
        FileSystemUtils.deleteRecursively(fresh.cluster().getParent());
        return Files.exists(aside) ? aside : living.cluster();
    }
}
