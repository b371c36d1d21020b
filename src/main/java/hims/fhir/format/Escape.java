package hims.fhir.format;

/** Text and values of attributes as XML writes them. */
final class Escape {
    private Escape() {}

    static void text(String text, StringBuilder into) {
        for (var at = 0; at < text.length(); at++) {
            var sign = text.charAt(at);
            switch (sign) {
                case '<' -> into.append("&lt;");
                case '>' -> into.append("&gt;");
                case '&' -> into.append("&amp;");
                default -> into.append(isXml(sign) ? sign : '\uFFFD');
            }
        }
    }

    /** Line ends and tabulators by number: a reader makes blanks of them otherwise. */
    static void attribute(String text, StringBuilder into) {
        for (var at = 0; at < text.length(); at++) {
            var sign = text.charAt(at);
            switch (sign) {
                case '<' -> into.append("&lt;");
                case '>' -> into.append("&gt;");
                case '&' -> into.append("&amp;");
                case '"' -> into.append("&quot;");
                case '\n', '\r', '\t' -> into.append("&#").append((int) sign).append(';');
                default -> into.append(isXml(sign) ? sign : '\uFFFD');
            }
        }
    }

    private static boolean isXml(char sign) {
        return sign >= ' ' ? sign < '\uFFFE' : sign == '\n' || sign == '\r' || sign == '\t';
    }
}
