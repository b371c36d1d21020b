package hims.audit;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code ./hims check --export=FOLDER}. */
@Component
@Order(1)
@ConditionalOnProperty("hims.check-export")
class ExportCommand implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(ExportCommand.class);

    private final AuditExport export;
    private final Path folder;

    ExportCommand(AuditExport export, @Value("${hims.check-export}") Path folder) {
        this.export = export;
        this.folder = folder;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        export.write(folder);
        log.info("The audit log, its checkpoints and key stand in {}", folder.toAbsolutePath());
    }
}
