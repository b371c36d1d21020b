package hims.platform.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/** Restores the newest backup beside, looks at all of it and removes it again (REL-51). */
record RestoreDrill(BackupFolder folder, BackupKey key, Path cache) {

    List<String> faults(BackupSettings settings) throws IOException {
        var data = settings.data().toAbsolutePath();
        var beside = data.resolveSibling(data.getFileName() + "-drill");
        FileSystemUtils.deleteRecursively(beside);
        try (var restored = new Restore(folder, key, cache).run(Optional.empty(), beside, settings.secretKey());
                var sql = new RestoredSql(restored.address())) {
            return RestoredChecks.faultsOf(sql);
        } finally {
            FileSystemUtils.deleteRecursively(beside);
        }
    }
}
