package hims.fhir;

import hims.access.OpenTo;
import java.io.IOException;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Loads what another system wrote: transaction bundles and NDJSON. Each transaction also writes down how far the file has come, so
 * that what a crash cut short goes on where it was.
 */
@Component
@OpenTo("who may start the program on its own machine")
class Imports {
    private static final int THREADS = 3;

    private final ImportWriter writer;

    Imports(ImportWriter writer) {
        this.writer = writer;
    }

    /** Files of one rank are read by several threads, as none refers to another. @return how many files there were */
    int run(String source, ImportReport report) throws IOException {
        var files = ImportFile.of(source);
        report.begin(files.size());
        var ranks = files.stream().collect(Collectors.groupingBy(ImportFile::rank, TreeMap::new, Collectors.toList()));
        for (var some : ranks.values()) {
            try (var workers = Executors.newFixedThreadPool(Math.min(THREADS, some.size()))) {
                var tasks = some.stream()
                        .map(file -> workers.submit(() -> read(file, report)))
                        .toList();
                try {
                    tasks.forEach(Imports::await);
                } finally {
                    tasks.forEach(task -> task.cancel(false)); // what broke one off would break off the others
                }
            }
        }
        new ImportSecondRun(writer, report, files).read();
        return files.size();
    }

    private void read(ImportFile file, ImportReport report) {
        new ImportRun(file, writer, report).read();
        report.finished();
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
