package hims.fhir;

import hims.platform.Rejected;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request, in their order, each with all its values. */
public record Query(Map<String, List<String>> values) {
    static final Query NONE = new Query(Map.of());
    private static final int MOST = 200;

    /** @throws Rejected QUERY_MALFORMED */
    static Query read(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        var values = new LinkedHashMap<String, List<String>>();
        for (var pair : text.split("&", MOST + 1)) {
            if (!pair.isEmpty()) {
                var cut = pair.indexOf('=');
                var name = decode(cut < 0 ? pair : pair.substring(0, cut));
                values.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(cut < 0 ? "" : decode(pair.substring(cut + 1)));
            }
        }
        if (values.size() > MOST) {
            throw new Rejected(FhirProblem.QUERY_MALFORMED);
        }
        return new Query(values);
    }

    private static String decode(String text) {
        try {
            var decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf('\0') >= 0) { // PostgreSQL keeps no such text
                throw new Rejected(FhirProblem.QUERY_MALFORMED);
            }
            return decoded;
        } catch (IllegalArgumentException badEscape) {
            throw new Rejected(FhirProblem.QUERY_MALFORMED);
        }
    }

    /** The parameters of a form besides those of the address. */
    Query and(Query more) {
        var all = new LinkedHashMap<String, List<String>>();
        values.forEach((name, own) -> all.put(name, new ArrayList<>(own)));
        more.values.forEach((name, others) ->
                all.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(others));
        return new Query(all);
    }

    public Optional<String> first(String name) {
        return Optional.ofNullable(values.get(name)).map(List::getFirst);
    }

    /** A whole number not below {@code least}, cut to {@code most}. @throws Rejected PARAMETER_REFUSED */
    int number(String name, int least, int most, int otherwise) {
        var given = first(name).orElse("");
        if (given.isEmpty()) {
            return otherwise;
        }
        if (!given.matches("\\d{1,9}") || Integer.parseInt(given) < least) {
            throw refused(name);
        }
        return Math.min(Integer.parseInt(given), most);
    }

    static Rejected refused(String name) {
        return new Rejected(FhirProblem.PARAMETER_REFUSED, Map.of("parameter", name));
    }
}
