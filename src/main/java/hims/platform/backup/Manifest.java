package hims.platform.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a base backup holds, sealed and written last: without it a backup does not count.
 *
 * @param facility whose data it is, asked for before it replaces any
 * @param release which schema it was taken from, see {@code ModuleMigrations}
 * @param secretKey fingerprint of the key that sealed columns open with, which is kept apart
 * @param first the first segment of the log it needs; with {@code last} the copy is consistent
 * @param password of {@code user}, as the restored server asks for it too
 * @param sealed SHA-256 of the sealed file, to look at every byte before anything is unpacked
 */
record Manifest(
        String facility,
        Instant beganAt,
        Instant endedAt,
        long system,
        int version,
        long timeline,
        long segment,
        String first,
        String last,
        String release,
        String secretKey,
        String database,
        String user,
        String password,
        long bytes,
        String sealed,
        List<Entry> entries) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param sha256 of the plain content, in hex */
    record Entry(String path, long size, String sha256) {}

    static Manifest read(Backup backup, BackupKey key) throws IOException {
        return JSON.readValue(SealedInput.readAll(backup.manifest(), key, backup.manifestName()), Manifest.class);
    }

    void write(Path folder, String id, BackupKey key) throws IOException {
        var backup = new Backup(id, folder);
        SealedOutput.write(backup.manifest(), key, backup.manifestName(), JSON.writeValueAsBytes(this));
    }

    @Override
    public String toString() {
        return "backup of " + facility + " begun at " + beganAt;
    }
}
