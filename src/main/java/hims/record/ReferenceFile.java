package hims.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Lines of a file under {@code reference/fhir/}, without comments. */
final class ReferenceFile {
    private ReferenceFile() {}

    static List<String> lines(String name) {
        try (var stream = ReferenceFile.class.getResourceAsStream("/reference/fhir/" + name)) {
            var text = new String(Objects.requireNonNull(stream, name).readAllBytes(), UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
