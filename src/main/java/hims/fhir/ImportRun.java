package hims.fhir;

import hims.fhir.BundleReader.Read;
import hims.fhir.ImportLines.Line;
import hims.fhir.ImportUnit.Place;
import hims.platform.Problem;
import hims.platform.Rejected;
import hims.record.RecordProblem;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipException;

/** The reading of one file: many lines to a transaction, and fewer of them where one is refused. */
final class ImportRun {
    static final int LONGEST_LINE = 50 << 20;
    private static final int LARGEST = 128 << 20;
    private static final int MOST_ENTRIES = 200_000;
    private static final int LINES = 200;
    private static final int BYTES = 4 << 20;

    private static final Set<Problem> EARLY = Set.of(
            RecordProblem.REFERENCE_MISSING,
            FhirProblem.REFERENCE_UNRESOLVED,
            FhirProblem.PERSON_REQUIRED,
            FhirProblem.UNKNOWN_RESOURCE);

    /** Megabytes of whole files and long lines that are in memory at once. */
    private static final Semaphore ROOM = new Semaphore(LARGEST >> 20);

    private final ImportFile file;
    private final ImportWriter writer;
    private final ImportReport report;
    private Optional<ImportMark> mark = Optional.empty();

    ImportRun(ImportFile file, ImportWriter writer, ImportReport report) {
        this.file = file;
        this.writer = writer;
        this.report = report;
    }

    void read() {
        try {
            if (file.isLines()) {
                lines();
            } else {
                whole();
            }
        } catch (EOFException | ZipException cut) {
            report.refused(file, new Place(0, 0), new Rejected(FhirProblem.IMPORT_CUT));
        } catch (IOException e) {
            throw new UncheckedIOException(file.path(), e);
        }
    }

    private void whole() throws IOException {
        var room = (int) Math.clamp(file.size() >> 20, 1, LARGEST >> 20);
        ROOM.acquireUninterruptibly(room);
        try (var in = file.open()) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                report.refused(file, new Place(0, 0), tooLarge(LARGEST));
            } else {
                whole(bytes);
            }
        } finally {
            ROOM.release(room);
        }
    }

    private void whole(byte[] bytes) {
        mark = Optional.of(ImportMark.bundle(bytes));
        var done = mark.map(writer::done).orElse(0L);
        var units = parsed(1, bytes, true);
        write(units.stream().filter(unit -> unit.number() > done).toList(), false);
    }

    private void lines() throws IOException {
        mark = file.mark();
        var done = mark.isPresent() ? writer.done(mark.get()) : 0;
        var some = new ArrayList<ImportUnit>();
        try (var in = file.open()) {
            var lines = new ImportLines(in, LONGEST_LINE);
            var size = 0L;
            for (var line = lines.next(); line != null; line = lines.next()) {
                if (line.number() <= done || (line.isBlank() && !line.tooLong())) {
                    continue;
                }
                if (some.size() == LINES || size > BYTES) {
                    write(some, true);
                    some.clear();
                    size = 0;
                }
                size += add(line, some);
            }
            write(some, true);
        } catch (EOFException | ZipException cut) {
            write(some, true);
            throw cut;
        }
    }

    private int add(Line line, List<ImportUnit> some) {
        if (line.tooLong()) {
            write(some, true);
            some.clear();
            refused(new Place(line.number(), 0), line.number(), tooLarge(LONGEST_LINE), line.ended());
            return 0;
        }
        some.addAll(parsed(line.number(), line.bytes(), line.ended()));
        return line.bytes().length;
    }

    /** One unit, or a bundle as one; of a batch in a file of its own each entry. Nothing for what cannot be read. */
    private List<ImportUnit> parsed(long line, byte[] bytes, boolean ended) {
        try {
            if (!ImportUnit.type(bytes, 0, bytes.length).equals("Bundle")) {
                return List.of(ImportUnit.resource(line, bytes));
            }
            var bundle = BundleReader.read(bytes, MOST_ENTRIES);
            ImportBatch.requireData(bundle.type());
            return file.isLines() ? List.of(ImportUnit.bundle(line, bytes, bundle.entries())) : units(bytes, bundle);
        } catch (Rejected refused) {
            refused(new Place(line, 0), line, refused, ended && file.isLines());
            return List.of();
        }
    }

    private static List<ImportUnit> units(byte[] bytes, Read bundle) {
        return bundle.type().equals("batch")
                ? ImportUnit.batch(bytes, bundle.entries())
                : List.of(ImportUnit.bundle(1, bytes, bundle.entries()));
    }

    private void write(List<ImportUnit> units, boolean lines) {
        for (var from = 0; from < units.size(); from += LINES) {
            together(units.subList(from, Math.min(from + LINES, units.size())), lines);
        }
    }

    /** In one transaction; when one of them is refused, each half in its own. */
    private void together(List<ImportUnit> units, boolean lines) {
        try {
            report.written(file, writer.write(units, mark));
        } catch (RuntimeException failure) {
            requireLasting(failure);
            if (units.size() == 1) {
                alone(units.getFirst(), failure, lines);
            } else {
                var half = units.size() / 2;
                together(units.subList(0, half), lines);
                together(units.subList(half, units.size()), lines);
            }
        }
    }

    private void alone(ImportUnit unit, RuntimeException failure, boolean lines) {
        if (lines && !unit.bundled() && isEarly(failure)) {
            writer.defer(ImportWaiting.of(file, unit), mark);
        } else {
            refused(unit.place(), unit.number(), failure, lines);
        }
    }

    /** Whether it refers to what may come in another file. */
    private static boolean isEarly(RuntimeException failure) {
        return failure instanceof Rejected rejected && EARLY.contains(rejected.problem());
    }

    /** @param done whether it counts as done; a bundle in a file of its own, or a line that may be half, is tried again */
    private void refused(Place place, long number, RuntimeException failure, boolean done) {
        report.refused(file, place, failure);
        if (done) {
            mark.ifPresent(one -> writer.advance(one, number));
        }
    }

    /** A database that is away spoils no line: the import ends here, and goes on with the next run. */
    static void requireLasting(RuntimeException failure) {
        if (Outcomes.passes(failure)
                || (failure instanceof Rejected rejected && rejected.problem() == FhirProblem.IMPORT_ELSEWHERE)) {
            throw failure;
        }
    }

    private static Rejected tooLarge(int most) {
        return new Rejected(FhirProblem.BODY_TOO_LARGE, Map.of("limit", most >> 20));
    }
}
