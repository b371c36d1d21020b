package hims.fhir;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** {@code ./hims import}: see ./hims help. Ends with 3 when something was refused. */
@Component
@ConditionalOnProperty("hims.import")
class ImportCommand implements ApplicationRunner, ExitCodeGenerator {
    private static final Logger log = LoggerFactory.getLogger(ImportCommand.class);
    private static final int REFUSED = 3;

    private final Imports imports;
    private final String source;
    private final Path report;
    private long refused;

    ImportCommand(
            Imports imports,
            @Value("${hims.import}") String source,
            @Value("${hims.import-report:import-report.ndjson}") Path report) {
        this.imports = imports;
        this.source = source;
        this.report = report;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        try (var to = new ImportReport(report)) {
            imports.run(source, arguments.containsOption("compare"), to);
            refused = to.refused();
        }
        log.info("What was refused stands in {}", report.toAbsolutePath());
    }

    @Override
    public int getExitCode() {
        return refused > 0 ? REFUSED : 0;
    }
}
