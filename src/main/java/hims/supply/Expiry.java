package hims.supply;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A day of expiry as packs print it: 01/2027, JAN 2027, 2027-01 mean the last day of the month (SUP-63). Test: ExpiryTest. */
final class Expiry {
    private static final List<DateTimeFormatter> MONTHS =
            List.of(of("M/uuuu"), of("uuuu-MM"), of("MMM uuuu"), of("M/uu"));
    private static final List<DateTimeFormatter> DAYS = List.of(of("uuuu-MM-dd"), of("d/M/uuuu"), of("d-MMM-uuuu"));

    private Expiry() {}

    static Optional<LocalDate> read(String typed) {
        var text = typed.strip().replaceAll("\\s+", " ");
        var month = text.replaceFirst("(?<=[A-Za-z]{3})[-.](?=\\d)", " ").replace('.', '/');
        return DAYS.stream()
                .flatMap(format -> day(text, format).stream())
                .findFirst()
                .or(() -> MONTHS.stream()
                        .flatMap(format -> month(month, format).stream())
                        .findFirst());
    }

    private static Optional<LocalDate> day(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDate.parse(text, format));
        } catch (DateTimeParseException otherwiseWritten) {
            // the next format is tried
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> month(String text, DateTimeFormatter format) {
        try {
            return Optional.of(YearMonth.parse(text, format).atEndOfMonth());
        } catch (DateTimeParseException otherwiseWritten) {
            // the next format is tried
            return Optional.empty();
        }
    }

    private static DateTimeFormatter of(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }
}
