package hims.fhir;

import hims.record.ResourceType;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;

/**
 * A file to be imported, or the standard input.
 *
 * @param path as it is remembered; {@code -} for the standard input, of which nothing is remembered
 * @param head checksum of its first bytes
 */
record ImportFile(String path, long head) {
    static final String STREAM = "-";
    private static final int HEAD = 4096;
    private static final int BUFFER = 1 << 17;

    /** Those that others refer to come first; types not named come between visits and what sums up. */
    private static final List<ResourceType> FIRST =
            List.of(ResourceType.PATIENT, ResourceType.ENCOUNTER, ResourceType.CONDITION, ResourceType.OBSERVATION);

    private static final List<ResourceType> LAST = List.of(
            ResourceType.DIAGNOSTIC_REPORT,
            ResourceType.CLAIM,
            ResourceType.EXPLANATION_OF_BENEFIT,
            ResourceType.PROVENANCE);

    /** All files of a folder in the order to be read, or the one. */
    static List<ImportFile> of(String source) throws IOException {
        if (source.equals(STREAM)) {
            return List.of(new ImportFile(STREAM, 0));
        }
        try (var files = Files.walk(Path.of(source).toRealPath())) {
            return files.filter(file -> Files.isRegularFile(file) && isKnown(file.toString()))
                    .sorted()
                    .map(ImportFile::read)
                    .sorted(Comparator.comparingInt(ImportFile::rank))
                    .toList();
        }
    }

    private static boolean isKnown(String name) {
        return name.matches(".*\\.(json|ndjson|jsonl)(\\.gz)?");
    }

    private static ImportFile read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var sum = new CRC32C();
            sum.update(in.readNBytes(HEAD));
            return new ImportFile(file.toString(), sum.getValue());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    boolean isStream() {
        return path.equals(STREAM);
    }

    /** One resource or bundle a line; else one in the whole file. */
    boolean isLines() {
        return isStream() || !path.matches(".*\\.json(\\.gz)?");
    }

    /** {@code Observation.3.ndjson.gz}: by the type it begins with. Files of one rank may be read at once. */
    int rank() {
        if (!isLines()) {
            return 0;
        }
        var type = type();
        return type.filter(FIRST::contains)
                .map(FIRST::indexOf)
                .or(() -> type.filter(LAST::contains).map(one -> FIRST.size() + 1 + LAST.indexOf(one)))
                .orElse(FIRST.size());
    }

    private Optional<ResourceType> type() {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return ResourceType.named(name.replaceAll("[^A-Za-z].*", ""));
    }

    InputStream open() throws IOException {
        if (isStream()) {
            return System.in;
        }
        var in = new BufferedInputStream(Files.newInputStream(Path.of(path)), BUFFER);
        return path.endsWith(".gz") ? new GZIPInputStream(in, BUFFER) : in;
    }
}
