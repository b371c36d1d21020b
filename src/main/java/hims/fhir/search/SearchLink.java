package hims.fhir.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A search as an address, its parameters in one order, so that the same search is always the same text. */
final class SearchLink {
    private final String path;
    private final TreeMap<String, List<String>> parameters = new TreeMap<>();

    /** @param path from the base: {@code /Observation} */
    SearchLink(String path) {
        this.path = path;
    }

    void add(String name, List<String> values) {
        if (!values.isEmpty() && !name.equals("_cursor")) {
            parameters.put(name, values);
        }
    }

    /** What a cursor is bound to. */
    String search() {
        return text(parameters);
    }

    String self(String cursor) {
        return cursor.isEmpty() ? search() : next(cursor);
    }

    String next(String cursor) {
        var all = new TreeMap<>(parameters);
        all.put("_cursor", List.of(cursor));
        return text(all);
    }

    private String text(Map<String, List<String>> all) {
        var text = new StringBuilder(path);
        var separator = '?';
        for (var entry : all.entrySet()) {
            for (var value : entry.getValue()) {
                text.append(separator)
                        .append(encoded(entry.getKey()))
                        .append('=')
                        .append(encoded(value));
                separator = '&';
            }
        }
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%2C", ",");
    }
}
