package hims.platform.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Which key opens the sealed columns, without telling it: it is never part of a backup (REL-50). */
final class SecretKey {
    static final String NONE = "none";

    private SecretKey() {}

    /** @param configured HIMS_SECRET_KEY; empty: the file of the data folder */
    static String fingerprint(String configured, Path data) throws IOException {
        var file = data.resolve("secret.key");
        if (configured.isBlank() && !Files.exists(file)) {
            return NONE;
        }
        var text = configured.isBlank() ? Files.readString(file) : configured;
        var digest = BaseBackup.sha256();
        digest.update("which secret key: ".getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(text.strip().getBytes(StandardCharsets.UTF_8)), 0, 8);
    }
}
