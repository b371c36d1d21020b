package hims.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A data folder of this run's own, under target; those of runs long ago are removed. */
class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Path FOLDERS = Path.of("target", "data");
    private static final Duration KEPT = Duration.ofMinutes(30);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Files.createDirectories(FOLDERS);
            removeOld();
            var folder = Files.createTempDirectory(FOLDERS, "test-");
            TestPropertyValues.of("hims.data=" + folder, "hims.database.url=", "hims.notify.simulator=true")
                    .applyTo(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeOld() throws IOException {
        var oldest = FileTime.from(Instant.now().minus(KEPT));
        try (var folders = Files.list(FOLDERS)) {
            for (var folder : folders.toList()) {
                if (Files.getLastModifiedTime(folder).compareTo(oldest) < 0) {
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        }
    }
}
