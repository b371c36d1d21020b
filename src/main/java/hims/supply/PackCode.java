package hims.supply;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a scanner reads from a pack: a GS1 DataMatrix or Code 128 with its parts, or a bare batch number (PHARM-12).
 *
 * @param gtin null where only the batch was read
 * @param expiresOn null where the code does not say
 */
public record PackCode(
        @Nullable String gtin, String batch, @Nullable LocalDate expiresOn) {
    private static final char SEPARATOR = '\u001d';
    private static final int LONGEST = 90;

    /** Lengths of the parts that have a fixed one; the others end at a separator. */
    private static final Map<String, Integer> FIXED =
            Map.of("00", 18, "01", 14, "02", 14, "11", 6, "13", 6, "15", 6, "17", 6);

    private static final String GTIN = "01";
    private static final String EXPIRY = "17";
    private static final String BATCH = "10";

    /** Empty for what is no code at all. A bare batch number is taken as it stands. */
    public static Optional<PackCode> read(String scanned) {
        var text = scanned.strip().replaceFirst("^](d2|C1|Q3)", "");
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        var parts = text.startsWith("(")
                ? bracketed(text)
                : text.matches("01\\d{14}.*") ? parts(text) : Map.of(BATCH, text);
        return of(parts);
    }

    private static Optional<PackCode> of(Map<String, String> parts) {
        var batch = parts.getOrDefault(BATCH, "").toUpperCase(Locale.ROOT);
        var gtin = parts.get(GTIN);
        if (gtin != null && !hasCheckDigit(gtin)) {
            return Optional.empty();
        }
        return gtin == null && !batch.matches("[A-Z0-9][A-Z0-9./-]{0,19}")
                ? Optional.empty()
                : Optional.of(new PackCode(gtin, batch, day(parts.get(EXPIRY))));
    }

    /** {@code (01)08901234567890(17)270131(10)MF2316}, as a person types it. */
    private static Map<String, String> bracketed(String text) {
        var parts = new HashMap<String, String>();
        for (var part : text.substring(1).split("\\(", -1)) {
            var end = part.indexOf(')');
            if (end > 0) {
                parts.put(part.substring(0, end), part.substring(end + 1));
            }
        }
        return parts;
    }

    private static Map<String, String> parts(String text) {
        var parts = new HashMap<String, String>();
        var at = 0;
        while (at + 2 < text.length()) {
            if (text.charAt(at) == SEPARATOR) {
                at++;
                continue;
            }
            var name = text.substring(at, at + 2);
            var length = FIXED.get(name);
            var separator = text.indexOf(SEPARATOR, at);
            var end = length != null ? at + 2 + length : separator < 0 ? text.length() : separator;
            parts.put(name, text.substring(at + 2, Math.min(end, text.length())));
            at = end;
        }
        return parts;
    }

    /** Day 00 is the last of the month. */
    private static @Nullable LocalDate day(@Nullable String sixDigits) {
        if (sixDigits == null || !sixDigits.matches("\\d{6}")) {
            return null;
        }
        try {
            var month = YearMonth.of(
                    2000 + Integer.parseInt(sixDigits.substring(0, 2)), Integer.parseInt(sixDigits.substring(2, 4)));
            var day = Integer.parseInt(sixDigits.substring(4));
            return day == 0 ? month.atEndOfMonth() : month.atDay(day);
        } catch (DateTimeException misread) {
            // a month 13 or a 31 February: the scanner erred, the batch itself decides
            return null;
        }
    }

    private static boolean hasCheckDigit(String gtin) {
        var sum = 0;
        for (var i = 0; i < gtin.length(); i++) {
            if (!Character.isDigit(gtin.charAt(i))) {
                return false;
            }
            sum += (gtin.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0;
    }
}
