package hims.platform.backup;

import hims.platform.db.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.SpringApplication;

/** The whole program, without pages and jobs, against a restored database: its migrations, then its checks. */
record Checking(Class<?> whole) {

    /** @param data the living data folder, whose secret key opens the sealed columns here too */
    List<String> run(DatabaseAddress address, Path restored, Path data) throws IOException {
        var key = data.resolve("secret.key");
        if (Files.exists(key) && !Files.exists(restored.resolve("secret.key"))) {
            Files.copy(key, restored.resolve("secret.key"));
        }
        var program = new SpringApplication(whole);
        program.setAdditionalProfiles("import");
        program.setRegisterShutdownHook(false);
        try (var running = program.run(
                "--hims.upgrade.copy=true",
                "--logging.level.org.springframework.beans.factory.support.DisposableBeanAdapter=error", // of what was
                // never made
                "--hims.data=" + restored,
                "--hims.database.url=" + address.url(),
                "--hims.database.user=" + address.user(),
                "--hims.database.password=" + address.password())) {
            return running.getBean(RestoredChecks.class).faults();
        }
    }
}
