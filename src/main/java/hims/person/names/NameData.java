package hims.person.names;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the tab-separated lists of {@code reference/names}; a line that starts with {@code #} is a remark. */
final class NameData {
    private NameData() {}

    static List<String[]> rows(String file) {
        return lines(file).stream().map(line -> line.split("\t", -1)).toList();
    }

    /** First column to second, in the order of the file. */
    static Map<String, String> pairs(String file) {
        var pairs = new LinkedHashMap<String, String>();
        for (String[] row : rows(file)) {
            pairs.put(row[0], row[1]);
        }
        return pairs;
    }

    private static List<String> lines(String file) {
        String path = "/reference/names/" + file;
        try (InputStream in = NameData.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("Missing " + path);
            }
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Normalizer.normalize(line, Normalizer.Form.NFKC))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
