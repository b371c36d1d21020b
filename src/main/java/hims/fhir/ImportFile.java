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
 * A file to be imported, or the standard input, of which nothing is remembered.
 *
 * @param path {@code -} for the standard input
 */
record ImportFile(String path) {
    static final String STREAM = "-";
    private static final int HEAD = 4096;
    private static final int BUFFER = 1 << 17;
    private static final int USUAL_GAIN = 10;

    /** Those that others refer to come first; types not named come between visits and what sums up. */
    private static final List<ResourceType> FIRST =
            List.of(ResourceType.PATIENT, ResourceType.ENCOUNTER, ResourceType.CONDITION, ResourceType.OBSERVATION);

    private static final List<ResourceType> LAST = List.of(
            ResourceType.DIAGNOSTIC_REPORT,
            ResourceType.CARE_PLAN,
            ResourceType.CLAIM,
            ResourceType.EXPLANATION_OF_BENEFIT,
            ResourceType.PROVENANCE);

    /** All files of a folder in the order to be read, or the one. */
    static List<ImportFile> of(String source) throws IOException {
        if (source.equals(STREAM)) {
            return List.of(new ImportFile(STREAM));
        }
        try (var files = Files.walk(Path.of(source).toRealPath())) {
            return files.filter(file -> Files.isRegularFile(file) && isKnown(file.toString()))
                    .sorted()
                    .map(file -> new ImportFile(file.toString()))
                    .sorted(Comparator.comparingInt(ImportFile::rank))
                    .toList();
        }
    }

    private static boolean isKnown(String name) {
        return name.matches(".*\\.(json|ndjson|jsonl)(\\.gz)?");
    }

    /** Empty for the standard input. The checksum tells another file of the same name. */
    Optional<ImportMark> mark() throws IOException {
        if (isStream()) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(Path.of(path))) {
            var sum = new CRC32C();
            sum.update(in.readNBytes(HEAD));
            return Optional.of(new ImportMark(path, sum.getValue()));
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
        var type = type();
        if (type.filter(Types.CITY::contains).isPresent() || name().matches("(hospital|practitioner)Information.*")) {
            return 0;
        }
        if (!isLines()) {
            return 1;
        }
        return type.filter(FIRST::contains)
                .map(one -> 1 + FIRST.indexOf(one))
                .or(() -> type.filter(LAST::contains).map(one -> FIRST.size() + 2 + LAST.indexOf(one)))
                .orElse(FIRST.size() + 1);
    }

    private Optional<ResourceType> type() {
        return ResourceType.named(name().replaceAll("[^A-Za-z].*", ""));
    }

    private String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** In memory, as far as it can be told beforehand. */
    long size() throws IOException {
        return Files.size(Path.of(path)) * (path.endsWith(".gz") ? USUAL_GAIN : 1);
    }

    InputStream open() throws IOException {
        if (isStream()) {
            return System.in;
        }
        var in = new BufferedInputStream(Files.newInputStream(Path.of(path)), BUFFER);
        return path.endsWith(".gz") ? new GZIPInputStream(in, BUFFER) : in;
    }
}
