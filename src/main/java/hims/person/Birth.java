package hims.person;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * When somebody was born, as exactly as it is known: the first and the last day that fit (PER-21).
 *
 * @param precision what was said; an age says a range that ends on the day it was said of
 */
public record Birth(LocalDate from, LocalDate to, Precision precision) {
    public enum Precision {
        DAY,
        MONTH,
        YEAR,
        AGE_DAYS,
        AGE_MONTHS,
        AGE_YEARS
    }

    public Birth {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("born from " + from + " to " + to);
        }
    }

    public static Birth on(LocalDate day) {
        return new Birth(day, day, Precision.DAY);
    }

    public static Birth in(YearMonth month) {
        return new Birth(month.atDay(1), month.atEndOfMonth(), Precision.MONTH);
    }

    public static Birth in(int year) {
        return new Birth(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), Precision.YEAR);
    }

    public static Birth agedYears(int years, LocalDate on) {
        return new Birth(on.minusYears(years + 1L).plusDays(1), on.minusYears(years), Precision.AGE_YEARS);
    }

    public static Birth agedMonths(int months, LocalDate on) {
        return new Birth(on.minusMonths(months + 1L).plusDays(1), on.minusMonths(months), Precision.AGE_MONTHS);
    }

    public static Birth agedDays(int days, LocalDate on) {
        return new Birth(on.minusDays(days), on.minusDays(days), Precision.AGE_DAYS);
    }

    /** Whether only an age was said, so that people say "about". */
    public boolean estimated() {
        return precision == Precision.AGE_YEARS || precision == Precision.YEAR;
    }

    public boolean exact() {
        return precision == Precision.DAY;
    }

    /** A day in the middle: for the age that is shown. */
    public LocalDate middle() {
        return from.plusDays(ChronoUnit.DAYS.between(from, to) / 2);
    }

    public int year() {
        return middle().getYear();
    }

    /** The part of the range that is not after a day, as nobody is born tomorrow. */
    Birth until(LocalDate today) {
        return to.isAfter(today) && !from.isAfter(today) ? new Birth(from, today, precision) : this;
    }
}
