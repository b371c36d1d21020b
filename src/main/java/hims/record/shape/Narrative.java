package hims.record.shape;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * The XHTML of {@code text.div}: a well-formed {@code div} of formatting elements only, without scripts, forms, objects and
 * events (invariants txt-1 and txt-2). What passes can be written into XML and shown in a page as it is.
 */
final class Narrative {
    private static final Set<String> ELEMENTS = Set.of(
            ("a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i"
                            + " img li ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var")
                    .split(" ", -1));
    private static final Set<String> ATTRIBUTES = Set.of(
            ("abbr accesskey align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff charset"
                            + " cite class colspan compact coords dir frame headers height href hreflang hspace id lang"
                            + " longdesc name nowrap rel rev rowspan rules scope shape span src start style summary tabindex"
                            + " title type valign value vspace width xml:lang xml:space xmlns")
                    .split(" ", -1));
    private static final String NAMESPACE = "http://www.w3.org/1999/xhtml";

    private final String text;
    private final Deque<String> open = new ArrayDeque<>();
    private int at;
    private boolean saysSomething;
    private boolean inNamespace;

    private Narrative(String text) {
        this.text = text;
    }

    static boolean isProper(String text) {
        return new Narrative(text.strip()).isProper();
    }

    private boolean isProper() {
        if (!text.startsWith("<div")) {
            return false;
        }
        do {
            if (!(text.startsWith("<!--", at) ? comment() : text.charAt(at) == '<' ? tag() : words())) {
                return false;
            }
        } while (!open.isEmpty() && at < text.length());
        return open.isEmpty() && at == text.length() && saysSomething && inNamespace;
    }

    private boolean comment() {
        var end = text.indexOf("--", at + 4);
        at = end + 3;
        return end >= 0 && text.startsWith("-->", end);
    }

    private boolean tag() {
        at++;
        if (at < text.length() && text.charAt(at) == '/') {
            at++;
            var name = name();
            blanks();
            return next('>') && name.equals(open.poll());
        }
        var name = name();
        if (!ELEMENTS.contains(name)) {
            return false;
        }
        saysSomething |= name.equals("img");
        while (blanks() && at < text.length() && Character.isLetter(text.charAt(at))) {
            if (!attribute()) {
                return false;
            }
        }
        if (at < text.length() && text.charAt(at) == '/') {
            at++;
        } else {
            open.push(name);
        }
        return next('>');
    }

    private boolean attribute() {
        var name = name();
        blanks();
        if (!ATTRIBUTES.contains(name) || !next('=')) {
            return false;
        }
        blanks();
        var quote = at < text.length() ? text.charAt(at) : ' ';
        var end = quote == '"' || quote == '\'' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0) {
            return false;
        }
        var value = text.substring(at + 1, end);
        at = end + 1;
        inNamespace |= name.equals("xmlns") && value.equals(NAMESPACE);
        return value.indexOf('<') < 0
                && areEntities(value)
                && !(name.equals("xmlns") && !value.equals(NAMESPACE))
                && !((name.equals("href") || name.equals("src")) && isScript(value));
    }

    /** Addresses that run something. Signs written as entities, and blanks that browsers skip, do not hide them. */
    private static boolean isScript(String address) {
        var scheme = address.strip().toLowerCase(Locale.ROOT);
        var colon = scheme.indexOf(':');
        return (scheme.indexOf('&') >= 0 && (colon < 0 || scheme.indexOf('&') < colon))
                || scheme.matches("(?s)[\\s\\p{Cntrl}]*(j\\s*a\\s*v\\s*a\\s*script|vbscript|data:(?!image/)).*");
    }

    private boolean words() {
        var end = text.indexOf('<', at);
        var part = text.substring(at, end < 0 ? text.length() : end);
        at += part.length();
        saysSomething |= !part.isBlank();
        return areEntities(part) && !part.contains("]]>") && part.chars().allMatch(Narrative::isXml);
    }

    private static boolean isXml(int letter) {
        return letter >= ' ' || letter == '\n' || letter == '\r' || letter == '\t';
    }

    /** The five of XML and those by number; names like {@code nbsp} mean nothing to XML. */
    private static boolean areEntities(String part) {
        for (var start = part.indexOf('&'); start >= 0; start = part.indexOf('&', start + 1)) {
            var end = part.indexOf(';', start);
            if (end < 0
                    || !part.substring(start + 1, end)
                            .matches("amp|lt|gt|quot|apos|#[1-9][0-9]{0,6}|#x[0-9a-fA-F]{1,6}")) {
                return false;
            }
        }
        return true;
    }

    private String name() {
        var start = at;
        while (at < text.length() && (Texts.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == ':')) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean blanks() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return true;
    }

    private boolean next(char sign) {
        return at < text.length() && text.charAt(at++) == sign;
    }
}
