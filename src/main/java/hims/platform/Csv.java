package hims.platform;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of a CSV file (RFC 4180) of which no cell is a formula to the program that opens it (SEC-53). */
public final class Csv {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private Csv() {}

    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        var calm = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + calm.replace("\"", "\"\"") + "\"";
    }
}
