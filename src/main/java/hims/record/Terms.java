package hims.record;

import hims.record.FhirDates.Interval;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Dates and amounts as tokens, coarse and fine, so that a range is looked up as a few of them: a date by its month and its year,
 * an amount by its power of two and sixteenths of it. They narrow; the value itself decides. About 20 bytes a value, where a
 * row in a table of numbers costs 190.
 */
final class Terms {
    private static final Duration LONG = Duration.ofDays(31);
    private static final int FIRST_YEAR = 1850;
    private static final int LAST_YEAR = 2300;
    /** Bits of a double: eleven of exponent and the first four of the fraction. */
    private static final int SHIFT = 48;

    private static final int SIXTEENTHS = 16;
    private static final long LEAST = Double.doubleToLongBits(0x1p-20) >>> SHIFT;
    private static final long MOST = Double.doubleToLongBits(0x1p40) >>> SHIFT;

    private Terms() {}

    static boolean isLong(Interval span) {
        return Duration.between(span.from(), span.until()).compareTo(LONG) > 0;
    }

    static void date(String prefix, Interval span, Set<Long> into) {
        if (isLong(span)) {
            into.add(longest(prefix));
            return;
        }
        for (var day : List.of(day(span, 0), day(span, 1))) {
            into.add(Token.hash(prefix + "@" + YearMonth.from(day)));
            into.add(Token.hash(prefix + "@" + day.getYear()));
        }
    }

    private static LocalDate day(Interval span, int end) {
        var at = end == 0 ? span.from() : span.until().minusMillis(1);
        return at.atZone(FhirDates.ZONE).toLocalDate();
    }

    /** For what lasts longer than a month, or has no end: found by every search. */
    static long longest(String prefix) {
        return Token.hash(prefix + "@*");
    }

    /** One of these has every date that touches the window. */
    static List<Long> dates(String prefix, Interval window) {
        var tokens = new ArrayList<>(List.of(longest(prefix)));
        var first = month(window.from(), YearMonth.of(FIRST_YEAR, 1));
        var last = month(window.until().minusMillis(1), YearMonth.of(LAST_YEAR, 12));
        for (var month = first; !month.isAfter(last); ) {
            if (month.getMonthValue() == 1 && !month.plusMonths(11).isAfter(last)) {
                tokens.add(Token.hash(prefix + "@" + month.getYear()));
                month = month.plusYears(1);
            } else {
                tokens.add(Token.hash(prefix + "@" + month));
                month = month.plusMonths(1);
            }
        }
        return tokens;
    }

    private static YearMonth month(java.time.Instant at, YearMonth bound) {
        var low = YearMonth.of(FIRST_YEAR, 1)
                .atDay(1)
                .atStartOfDay(FhirDates.ZONE)
                .toInstant();
        var high = YearMonth.of(LAST_YEAR, 12)
                .atEndOfMonth()
                .atStartOfDay(FhirDates.ZONE)
                .toInstant();
        return at.isBefore(low) || at.isAfter(high) ? bound : YearMonth.from(at.atZone(FhirDates.ZONE));
    }

    static void amount(String prefix, double value, Set<Long> into) {
        var step = step(value);
        into.add(Token.hash(prefix + "#" + step));
        into.add(Token.hash(prefix + "##" + Math.floorDiv(step, SIXTEENTHS)));
    }

    /** For a range of amounts: found by every search. */
    static long widest(String prefix) {
        return Token.hash(prefix + "#*");
    }

    /** One of these has every amount from low to high. */
    static List<Long> amounts(String prefix, double low, double high) {
        var tokens = new ArrayList<>(List.of(widest(prefix)));
        var last = step(high);
        for (var step = step(low); step <= last; ) {
            if (Math.floorMod(step, SIXTEENTHS) == 0 && step + SIXTEENTHS - 1 <= last) {
                tokens.add(Token.hash(prefix + "##" + Math.floorDiv(step, SIXTEENTHS)));
                step += SIXTEENTHS;
            } else {
                tokens.add(Token.hash(prefix + "#" + step));
                step++;
            }
        }
        return tokens;
    }

    /** Never falls while the value grows; about six per cent each. */
    private static int step(double value) {
        var bits = Double.doubleToLongBits(Math.abs(value)) >>> SHIFT;
        var size = (int) (Math.clamp(bits, LEAST, MOST) - LEAST);
        return value < 0 ? -size - 1 : size;
    }
}
