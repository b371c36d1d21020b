package hims.fhir.search;

import java.util.ArrayList;
import java.util.List;

/** The escapes of FHIR's search: a comma, bar or dollar after a backslash separates nothing. */
final class Values {
    private Values() {}

    static List<String> alternatives(String raw) {
        return parts(raw, ',');
    }

    /** Split where the separator is not escaped; what is escaped stays so. */
    static List<String> parts(String raw, char separator) {
        var parts = new ArrayList<String>();
        var start = 0;
        for (var at = 0; at < raw.length(); at++) {
            if (raw.charAt(at) == '\\') {
                at++;
            } else if (raw.charAt(at) == separator) {
                parts.add(raw.substring(start, at));
                start = at + 1;
            }
        }
        parts.add(raw.substring(start));
        return parts;
    }

    static String plain(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        var plain = new StringBuilder(escaped.length());
        for (var at = 0; at < escaped.length(); at++) {
            var c = escaped.charAt(at);
            plain.append(c == '\\' && at + 1 < escaped.length() ? escaped.charAt(++at) : c);
        }
        return plain.toString();
    }
}
