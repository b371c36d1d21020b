package hims.platform.backup;

import hims.platform.db.ModuleMigrations;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/** {@code hims.backup.*} of application.yaml, and what a command was given. */
record BackupSettings(Environment environment) {

    boolean configured() {
        return !text("folder").isBlank();
    }

    String text(String name) {
        return environment.getProperty("hims.backup." + name, "");
    }

    Path folder() {
        return Path.of(text("folder").isBlank() ? "backups" : text("folder"));
    }

    BackupKey key() {
        return BackupKey.read(text("key-file"));
    }

    Path data() {
        return Path.of(environment.getRequiredProperty("hims.data"));
    }

    Path cache() {
        return Path.of(environment.getRequiredProperty("hims.cache"));
    }

    Retention retention() {
        return new Retention(
                environment.getProperty("hims.backup.keep-days", Integer.class, 35),
                environment.getProperty("hims.backup.keep-months", Integer.class, 12));
    }

    String secretKey() throws IOException {
        return SecretKey.fingerprint(environment.getProperty("hims.secret-key", ""), data());
    }

    BaseBackup.Whose whose() throws IOException {
        return new BaseBackup.Whose(text("facility"), ModuleMigrations.fingerprint(), secretKey());
    }
}
