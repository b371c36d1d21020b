package hims.fhir;

import hims.platform.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** {@code ./hims import}: see ./hims help for what it does and what it ends with. */
@Component
@ConditionalOnProperty("hims.import")
class ImportCommand implements ApplicationRunner, ExitCodeGenerator {
    private static final Logger log = LoggerFactory.getLogger(ImportCommand.class);
    private static final int BROKEN_OFF = 1;
    private static final int NOTHING = 2;
    private static final int REFUSED = 3;

    private final Imports imports;
    private final Outcomes outcomes;
    private final String source;
    private final Path report;
    private int exitCode;

    ImportCommand(
            Imports imports,
            Outcomes outcomes,
            @Value("${hims.import}") String source,
            @Value("${hims.import-report:import-report.ndjson}") Path report) {
        this.imports = imports;
        this.outcomes = outcomes;
        this.source = source;
        this.report = report;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!source.equals(ImportFile.STREAM) && !Files.isReadable(Path.of(source))) {
            log.error("There is nothing to read at {}", source);
            exitCode = NOTHING;
            return;
        }
        try (var to = new ImportReport(outcomes, report)) {
            var files = imports.run(source, to);
            exitCode = to.refused() > 0 ? REFUSED : 0;
            if (files == 0) {
                log.error("No file named *.json, *.ndjson or *.jsonl, with or without .gz, lies in {}", source);
                exitCode = NOTHING;
            }
        } catch (DataAccessException | TransactionException away) {
            log.error("The database went away ({}). Nothing is half written: run the same again", away.getMessage());
            exitCode = BROKEN_OFF;
        } catch (Rejected elsewhere) {
            log.error("Another import reads the same files: {}", elsewhere.getMessage());
            exitCode = BROKEN_OFF;
        }
        log.info("What was refused, and what to look at, stands in {}", report.toAbsolutePath());
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
