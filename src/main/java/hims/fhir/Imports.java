package hims.fhir;

import hims.access.Actor;
import hims.access.OpenTo;
import hims.org.Org;
import hims.platform.Rejected;
import hims.platform.Retry;
import hims.platform.web.Language;
import hims.record.RecordStore;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Loads what another system wrote: transaction bundles and NDJSON. Each transaction also writes down how far the file has come, so
 * that what a crash cut short goes on where it was.
 */
@Component
@OpenTo("who may start the program on its own machine")
class Imports {
    private static final Actor BY = Actor.system("import");
    private static final int LARGEST = 256 * 1024 * 1024;
    private static final int MOST_ENTRIES = 200_000;
    private static final int LINES = 200;
    private static final int CHARACTERS = 4_000_000;
    private static final int THREADS = 3;
    private static final int MOST_REMEMBERED = 10_000;

    private static final Call CALL = new Call(
            Interaction.TRANSACTION,
            null,
            "",
            "",
            "",
            Query.NONE,
            _ -> null,
            Body.NONE,
            Caller.session(BY),
            "urn:hims:import",
            Language.EN);

    private final Transactions transactions;
    private final PatientWrites patientWrites;
    private final RecordStore store;
    private final Outcomes outcomes;
    private final Org org;
    private final ImportSql sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Imports(
            Transactions transactions,
            PatientWrites patientWrites,
            RecordStore store,
            Outcomes outcomes,
            Org org,
            ImportSql sql,
            TransactionTemplate transaction,
            Clock clock) {
        this.transactions = transactions;
        this.patientWrites = patientWrites;
        this.store = store;
        this.outcomes = outcomes;
        this.org = org;
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Files of one rank are read by several threads, as none refers to another. */
    void run(String source, boolean compare, ImportReport report) throws IOException {
        var ranks = ImportFile.of(source).stream()
                .collect(Collectors.groupingBy(ImportFile::rank, java.util.TreeMap::new, Collectors.toList()));
        for (var files : ranks.values()) {
            try (var workers = Executors.newFixedThreadPool(Math.min(THREADS, files.size()))) {
                var tasks = files.stream()
                        .map(file -> workers.submit(() -> new Run(file, compare, report).read()))
                        .toList();
                tasks.forEach(Imports::await);
            }
        }
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

    private record Line(long number, String text) {}

    /** The reading of one file. */
    private final class Run {
        private final ImportFile file;
        private final boolean compare;
        private final ImportReport report;
        private final long done;
        private final Map<String, String> patients = new HashMap<>();

        Run(ImportFile file, boolean compare, ImportReport report) {
            this.file = file;
            this.compare = compare;
            this.report = report;
            this.done = file.isStream() ? 0 : sql.done(file);
        }

        void read() {
            try {
                if (file.isLines()) {
                    lines();
                } else if (done == 0) {
                    whole();
                }
            } catch (EOFException | ZipException cut) {
                report.refused(file, done + 1, malformed());
            } catch (IOException e) {
                throw new UncheckedIOException(file.path(), e);
            }
        }

        private void whole() throws IOException {
            byte[] bytes;
            try (var in = file.open()) {
                bytes = in.readNBytes(LARGEST + 1);
            }
            if (bytes.length > LARGEST) {
                var tooLarge = new Rejected(FhirProblem.BODY_TOO_LARGE, Map.of("limit", LARGEST / (1024 * 1024)));
                report.refused(file, 1, outcomes.outcome(tooLarge, Language.EN));
            } else {
                one(new Line(1, new String(bytes, StandardCharsets.UTF_8)), false);
            }
        }

        private void lines() throws IOException {
            var some = new ArrayList<Line>();
            try (var in = new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8), 1 << 16)) {
                var size = 0;
                var number = 0L;
                for (var text = in.readLine(); text != null; text = in.readLine()) {
                    number++;
                    if (number <= done) {
                        continue;
                    }
                    if (some.size() == LINES || size > CHARACTERS) {
                        together(some, false);
                        some.clear();
                        size = 0;
                    }
                    some.add(new Line(number, text));
                    size += text.length();
                }
                together(some, true);
            } catch (EOFException | ZipException cut) {
                together(some, true);
                throw cut;
            }
        }

        /** Many lines in one transaction; when one of them is bad, each in its own. */
        private void together(List<Line> lines, boolean last) {
            if (lines.isEmpty()) {
                return;
            }
            try {
                write(lines);
            } catch (RuntimeException failure) {
                requireLasting(failure);
                lines.forEach(line -> one(line, !last || line.number() < lines.getLast().number()));
            }
        }

        /** @param advance whether it counts as done when refused; a bundle, or a last line, which may be half, is tried again */
        private void one(Line line, boolean advance) {
            try {
                write(List.of(line));
            } catch (RuntimeException failure) {
                requireLasting(failure);
                report.refused(file, line.number(), outcome(failure));
                if (advance) {
                    transaction.executeWithoutResult(_ -> advance(line.number()));
                }
            }
        }

        private void write(List<Line> lines) {
            var written = Retry.transaction(() -> Objects.requireNonNull(transaction.execute(_ -> {
                var bundle = new ImportBundle(org, this::patient);
                var named = new LinkedHashMap<Integer, String>();
                lines.stream().filter(line -> !line.text().isBlank()).forEach(line -> add(line, bundle, named));
                if (bundle.size() > 0) {
                    write(bundle, named);
                }
                advance(lines.getLast().number());
                return bundle;
            })));
            report.written(lines.size(), written);
        }

        private void add(Line line, ImportBundle bundle, Map<Integer, String> named) {
            var resource = Bodies.parse(line.text().getBytes(StandardCharsets.UTF_8));
            var id = ImportBundle.text(resource, "id");
            if (ImportBundle.text(resource, "resourceType").equals("Bundle")) {
                ImportBundle.requireData(resource);
                bundle.addBundle(resource);
            } else if (!isPatient(resource)) {
                bundle.add(resource);
            } else if (id.isEmpty() || patient(id).isEmpty()) {
                named.put(bundle.size(), id);
                bundle.add(resource);
            }
        }

        private void write(ImportBundle bundle, Map<Integer, String> named) {
            var bytes = bundle.bytes();
            var entries = BundleReader.read(bytes, MOST_ENTRIES).entries();
            if (compare) {
                entries.stream()
                        .filter(Planner::isPatient)
                        .forEach(entry ->
                                patientWrites.requireNobodyAlike(CALL, Bodies.parse(bytes, entry.from(), entry.to())));
            }
            var answers = transactions.run(CALL, bytes, entries);
            named.forEach((at, id) -> {
                var place =
                        answers.get(at).headers().getOrDefault("Location", "").replaceFirst("/_history.*", "");
                ResourceKey.find(place).filter(_ -> !id.isEmpty()).ifPresent(key -> store.name(id, key));
            });
        }

        /** The reference to a patient imported before, by the id she had there. */
        private Optional<String> patient(String id) {
            if (patients.size() > MOST_REMEMBERED) {
                patients.clear();
            }
            var known = Optional.ofNullable(patients.get(id));
            if (known.isPresent()) {
                return known;
            }
            var found = store.named(ResourceType.PATIENT, id).map(ResourceKey::reference);
            found.ifPresent(reference -> patients.put(id, reference));
            return found;
        }

        private void advance(long number) {
            if (!file.isStream()) {
                sql.advance(file, number, clock.instant());
            }
        }
    }

    private static boolean isPatient(ObjectNode resource) {
        return ImportBundle.text(resource, "resourceType").equals("Patient");
    }

    /** A database that is away spoils no line: the import ends here, and goes on with the next run. */
    private static void requireLasting(RuntimeException failure) {
        if (Outcomes.passes(failure)) {
            throw failure;
        }
    }

    private ObjectNode outcome(RuntimeException failure) {
        return failure instanceof Rejected rejected
                ? outcomes.outcome(rejected, Language.EN)
                : Bodies.parse(outcomes.of(failure, Language.EN, "import").body());
    }

    private ObjectNode malformed() {
        return outcomes.outcome(Bodies.malformed(1, 1), Language.EN);
    }
}
