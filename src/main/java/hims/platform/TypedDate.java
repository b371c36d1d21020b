package hims.platform;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A day as it is typed at a counter: 3/11/1964, 3.11.64, 031164, 03-Nov-1964, 1964-11-03, {@code t} for today, -2d, +3w, -6m, -45y.
 * Test: FieldsTest.
 */
final class TypedDate {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})[/. -](\\d{1,2})[/. -](\\d{4}|\\d{2})");
    private static final Pattern RUN = Pattern.compile("(\\d{2})(\\d{2})(\\d{4}|\\d{2})");
    private static final Pattern NAMED = Pattern.compile("(\\d{1,2})[ -]?([a-z]{3})[a-z]*[ -]?(\\d{4}|\\d{2})");
    private static final Pattern RELATIVE = Pattern.compile("([+-])(\\d{1,4})([dwmy])");

    private final LocalDate today;
    private final LocalDate earliest;
    private final LocalDate latest;

    /** Two digits of a year mean the one century that lies within the bounds; this one, where both or neither do. */
    TypedDate(LocalDate today, LocalDate earliest, LocalDate latest) {
        this.today = today;
        this.earliest = earliest;
        this.latest = latest;
    }

    Optional<LocalDate> read(String typed) {
        var text = typed.toLowerCase(Locale.ROOT);
        if (text.equals("t")) {
            return Optional.of(today);
        }
        try {
            return match(ISO, text)
                    .map(m -> LocalDate.of(number(m, 1), number(m, 2), number(m, 3)))
                    .or(() -> match(NUMBERS, text).map(m -> day(m, number(m, 2))))
                    .or(() -> match(RUN, text).map(m -> day(m, number(m, 2))))
                    .or(() -> match(NAMED, text).map(m -> day(m, month(m.group(2)))))
                    .or(() -> match(RELATIVE, text).map(this::moved));
        } catch (DateTimeException impossible) {
            // 31 February: not a day, as any other text that is none
            return Optional.empty();
        }
    }

    private static Optional<MatchResult> match(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    private LocalDate day(MatchResult match, int month) {
        var day = number(match, 1);
        var year = number(match, 3);
        if (match.group(3).length() == 4) {
            return LocalDate.of(year, month, day);
        }
        var century = !fits(2000 + year, month, day) && fits(1900 + year, month, day) ? 1900 : 2000;
        return LocalDate.of(century + year, month, day);
    }

    private boolean fits(int year, int month, int day) {
        var first = LocalDate.of(year, month, 1);
        if (day > first.lengthOfMonth()) {
            return false;
        }
        var date = first.withDayOfMonth(day);
        return !date.isBefore(earliest) && !date.isAfter(latest);
    }

    private LocalDate moved(MatchResult match) {
        var count = number(match, 2) * (match.group(1).equals("-") ? -1L : 1L);
        return switch (match.group(3)) {
            case "d" -> today.plusDays(count);
            case "w" -> today.plusWeeks(count);
            case "m" -> today.plusMonths(count);
            default -> today.plusYears(count);
        };
    }

    private static int month(String name) {
        for (var month : Month.values()) {
            if (month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                    .toLowerCase(Locale.ROOT)
                    .startsWith(name)) {
                return month.getValue();
            }
        }
        throw new DateTimeException("no such month");
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
