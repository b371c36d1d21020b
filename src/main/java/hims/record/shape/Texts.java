package hims.record.shape;

/** Formats of the primitive types written as text, read character by character: every write passes here. */
final class Texts {
    private static final int MOST = 1024 * 1024;
    private static final int LONGEST_ID = 64;
    private static final String OID = "urn:oid:";
    private static final String UUID = "urn:uuid:";

    private Texts() {}

    /** Something is there, no control characters but tabulator and line ends, no half of a surrogate pair. */
    static boolean isText(String text) {
        if (text.isEmpty() || text.length() > MOST) {
            return false;
        }
        for (var at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (letter < ' ' && letter != '\t' && letter != '\n' && letter != '\r') {
                return false;
            }
            if (Character.isSurrogate(letter) || letter >= '\uFFFE') {
                if (!isPair(text, at)) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    /** Words with one blank between them. */
    static boolean isCode(String text) {
        var blank = true;
        for (var at = 0; at < text.length(); at++) {
            var isBlank = text.charAt(at) == ' ';
            if ((isBlank && blank) || text.charAt(at) < ' ') {
                return false;
            }
            blank = isBlank;
        }
        return !blank;
    }

    static boolean isUri(String text) {
        for (var at = 0; at < text.length(); at++) {
            if (text.charAt(at) <= ' ') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static boolean isId(String text) {
        return text.length() <= LONGEST_ID && isId(text, 0, text.length());
    }

    static boolean isId(String text, int from, int until) {
        for (var at = from; at < until; at++) {
            var letter = text.charAt(at);
            if (!isLetterOrDigit(letter) && letter != '-' && letter != '.') {
                return false;
            }
        }
        return until > from && until - from <= LONGEST_ID;
    }

    static boolean isLetterOrDigit(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    }

    /** {@code urn:oid:} and numbers with dots, the first up to 2, none with a leading zero. */
    static boolean isOid(String text) {
        if (!text.startsWith(OID) || text.length() < OID.length() + 3 || text.charAt(OID.length()) > '2') {
            return false;
        }
        var start = true;
        for (var at = OID.length(); at < text.length(); at++) {
            var letter = text.charAt(at);
            var isLast = at + 1 == text.length();
            var leadingZero = start && letter == '0' && !isLast && text.charAt(at + 1) != '.';
            if (leadingZero || (letter == '.' ? start || isLast : letter < '0' || letter > '9')) {
                return false;
            }
            start = letter == '.';
        }
        return text.charAt(OID.length() + 1) == '.';
    }

    static boolean isUuid(String text) {
        if (!text.startsWith(UUID) || text.length() != UUID.length() + 36) {
            return false;
        }
        for (var at = 0; at < 36; at++) {
            var letter = text.charAt(UUID.length() + at);
            var dash = at == 8 || at == 13 || at == 18 || at == 23;
            if (dash ? letter != '-' : Character.digit(letter, 16) < 0 || letter > 'f') {
                return false;
            }
        }
        return true;
    }

    /** Groups of four with padding at the end only; blanks and line ends anywhere. */
    static boolean isBase64(String text) {
        var signs = 0;
        var padding = 0;
        for (var at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t') {
                continue;
            }
            if (letter == '=') {
                padding++;
            } else if (padding > 0 || (!isLetterOrDigit(letter) && letter != '+' && letter != '/')) {
                return false;
            }
            signs++;
        }
        return signs > 0 && signs % 4 == 0 && padding <= 2;
    }
}
