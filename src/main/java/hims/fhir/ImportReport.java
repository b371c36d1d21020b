package hims.fhir;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an import did: progress to the log, refused lines to a file, one JSON object a line, added to what earlier runs wrote. */
final class ImportReport implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ImportReport.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final BufferedWriter out;
    private final long started = System.nanoTime();
    private final AtomicLong resources = new AtomicLong();
    private final AtomicLong lines = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong leftOut = new AtomicLong();
    private final AtomicLong logical = new AtomicLong();
    private final AtomicLong shown = new AtomicLong(started);

    ImportReport(Path file) throws IOException {
        this.out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Told within the transaction: counts what is about to be committed. */
    void written(int read, ImportBundle bundle) {
        lines.addAndGet(read);
        resources.addAndGet(bundle.size());
        leftOut.addAndGet(bundle.leftOut());
        logical.addAndGet(bundle.logical());
        var last = shown.get();
        if (System.nanoTime() - last > EVERY.toNanos() && shown.compareAndSet(last, System.nanoTime())) {
            log.info("{}", this);
        }
    }

    /** On disk before the place of the file moves past it: after a crash a line may stand here twice, never not at all. */
    synchronized void refused(ImportFile file, long line, ObjectNode outcome) {
        refused.incrementAndGet();
        var row = Json.object().put("file", file.path()).put("line", line);
        row.set("outcome", outcome);
        write(row);
    }

    private synchronized void write(ObjectNode row) {
        try {
            out.write(Json.MAPPER.writeValueAsString(row));
            out.newLine();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long resources() {
        return resources.get();
    }

    long refused() {
        return refused.get();
    }

    long logical() {
        return logical.get();
    }

    /** Last line of this run. */
    @Override
    public void close() throws IOException {
        write(Json.object()
                .put("at", Instant.now().toString())
                .put("lines", lines.get())
                .put("resources", resources.get())
                .put("refused", refused.get())
                .put("leftOutOfTheCity", leftOut.get())
                .put("referencesByIdentifier", logical.get()));
        out.close();
        log.info("{}", this);
    }

    @Override
    public String toString() {
        var seconds = Math.max(1e-9, (System.nanoTime() - started) / 1e9);
        return String.format(
                Locale.ENGLISH,
                "%,d resources, %,.0f/s; refused %,d; of the city itself and left out %,d; references kept by identifier %,d",
                resources.get(),
                resources.get() / seconds,
                refused.get(),
                leftOut.get(),
                logical.get());
    }
}
