package hims.fhir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Headers of a request typed at a page: {@code If-Match: W/"3"}, one on each line, of those that the API reads. */
final class TypedHeaders {
    private static final List<String> READ = List.of(
            "Accept", "Content-Type", "If-Match", "If-None-Match", "If-None-Exist", "If-Modified-Since", "Prefer");

    private TypedHeaders() {}

    static String possible() {
        return String.join(", ", READ);
    }

    /** The first line that is no header of the API. */
    static Optional<String> wrong(String typed) {
        return lines(typed).filter(Predicate.not(TypedHeaders::isHeader)).findFirst();
    }

    /** By name, whatever its case. */
    static Map<String, String> read(String typed) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        lines(typed).filter(TypedHeaders::isHeader).forEach(line -> {
            var cut = line.indexOf(':');
            all.put(line.substring(0, cut).strip(), line.substring(cut + 1).strip());
        });
        return all;
    }

    private static java.util.stream.Stream<String> lines(String typed) {
        return typed.lines().map(String::strip).filter(Predicate.not(String::isEmpty));
    }

    private static boolean isHeader(String line) {
        var cut = line.indexOf(':');
        return cut > 0
                && READ.stream()
                        .anyMatch(name ->
                                name.equalsIgnoreCase(line.substring(0, cut).strip()));
    }
}
