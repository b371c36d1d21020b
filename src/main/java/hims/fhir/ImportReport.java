package hims.fhir;

import hims.fhir.ImportUnit.Place;
import hims.fhir.format.MalformedBody;
import hims.platform.Rejected;
import hims.platform.web.Language;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an import did: progress to the log; what was refused, and what somebody should look at, to a file, one JSON object a line,
 * added to what earlier runs wrote.
 */
final class ImportReport implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ImportReport.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Outcomes outcomes;
    private final BufferedWriter out;
    private final long started = System.nanoTime();
    private final AtomicLong resources = new AtomicLong();
    private final AtomicLong people = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong notes = new AtomicLong();
    private final AtomicLong described = new AtomicLong();
    private final AtomicLong shown = new AtomicLong(started);
    private final AtomicInteger finished = new AtomicInteger();
    private volatile int files;

    ImportReport(Outcomes outcomes, Path file) throws IOException {
        this.outcomes = outcomes;
        this.out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void begin(int count) {
        files = count;
    }

    void finished() {
        finished.incrementAndGet();
    }

    /** After the commit. */
    void written(ImportFile file, ImportBatch batch) {
        resources.addAndGet(batch.size());
        people.addAndGet(batch.people());
        described.addAndGet(batch.described());
        notes.addAndGet(batch.notes().size());
        for (var note : batch.notes()) {
            var row = row(file, note.place(), note.result());
            note.facts().forEach(row::put);
            write(row);
        }
        progress();
    }

    private void progress() {
        var last = shown.get();
        if (System.nanoTime() - last > EVERY.toNanos() && shown.compareAndSet(last, System.nanoTime())) {
            log.info("{}", this);
        }
    }

    /** One row for each fault. After a crash a row may stand here twice, never not at all. */
    void refused(ImportFile file, Place place, RuntimeException failure) {
        refused.incrementAndGet();
        var meant = failure instanceof Rejected rejected && rejected.facts().get("place") instanceof Place told
                ? told
                : place;
        for (var issue : outcome(failure).path("issue")) {
            var row = row(file, meant, "refused");
            put(row, "path", issue.path("expression").path(0));
            put(row, "reason", issue.path("details").path("text"));
            put(row, "detail", issue.path("diagnostics"));
            write(row);
        }
        progress();
    }

    private ObjectNode outcome(RuntimeException failure) {
        return switch (failure) {
            case Rejected rejected -> outcomes.outcome(rejected, Language.EN);
            case MalformedBody body -> outcomes.outcome(body, Language.EN);
            default -> Bodies.parse(outcomes.of(failure, Language.EN, "import").body());
        };
    }

    private static ObjectNode row(ImportFile file, Place place, String result) {
        var row = Json.object().put("file", file.path());
        if (place.line() > 0) {
            row.put("line", place.line());
        }
        if (place.entry() > 0) {
            row.put("entry", place.entry());
        }
        return row.put("result", result);
    }

    private static void put(ObjectNode row, String field, JsonNode value) {
        if (value.isString()) {
            row.put(field, value.stringValue());
        }
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

    long people() {
        return people.get();
    }

    long refused() {
        return refused.get();
    }

    /** Last line of this run. */
    @Override
    public void close() throws IOException {
        write(Json.object()
                .put("at", Instant.now().toString())
                .put("files", files)
                .put("finished", finished.get())
                .put("people", people.get())
                .put("resources", resources.get())
                .put("refused", refused.get())
                .put("notes", notes.get())
                .put("references by identifier", described.get()));
        out.close();
        log.info("{}", this);
    }

    @Override
    public String toString() {
        var seconds = Math.max(1e-9, (System.nanoTime() - started) / 1e9);
        return String.format(
                Locale.ENGLISH,
                "%,d of %,d files; %,d people and %,d resources, %,.0f a second; refused %,d; notes %,d",
                finished.get(),
                files,
                people.get(),
                resources.get(),
                resources.get() / seconds,
                refused.get(),
                notes.get());
    }
}
