package hims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No statement that writes to the log hands over what names a person: name, phone, address, health id, number of an identity. */
class LogsLawTest {
    private static final Pattern LOG =
            Pattern.compile("\\b(?:LOG|log)\\s*\\.\\s*(?:trace|debug|info|warn|error)\\((.*?)\\);", Pattern.DOTALL);

    private static final Pattern PERSONAL = Pattern.compile(
            "(?<!check\\.)\\b(?:name|fullName|givenName|phone|mobile|address|healthId|uhid|aadhaar|abha|email|birth|login|person|patient|body)\\(\\)");

    @Test
    void a_log_names_nobody() throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                LOG.matcher(read(file))
                        .results()
                        .filter(statement ->
                                PERSONAL.matcher(statement.group(1)).find())
                        .forEach(statement -> found.add(file + ": " + statement.group()));
            }
        }
        assertThat(found).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
