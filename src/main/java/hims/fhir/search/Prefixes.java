package hims.fhir.search;

import hims.record.Criterion.Prefix;
import java.util.Locale;
import java.util.regex.Pattern;

/** The two letters before a date or a number; {@code eq} where there are none. */
final class Prefixes {
    private static final Pattern PREFIXED = Pattern.compile("(?:eq|ne|gt|lt|ge|le|sa|eb|ap).*", Pattern.DOTALL);

    private Prefixes() {}

    static Prefix of(String value) {
        return PREFIXED.matcher(value).matches()
                ? Prefix.valueOf(value.substring(0, 2).toUpperCase(Locale.ROOT))
                : Prefix.EQ;
    }

    static String rest(String value) {
        return PREFIXED.matcher(value).matches() ? value.substring(2) : value;
    }
}
