package hims.record.shape;

import java.time.YearMonth;

/** Formats of dates and times. Days that no calendar has are refused; second 60 is a leap second. */
final class Dates {
    private static final int DATE = 10;

    private Dates() {}

    /** {@code 2026}, {@code 2026-03} or {@code 2026-03-03}. */
    static boolean isDate(String text) {
        return switch (text.length()) {
            case 4 -> number(text, 0, 4) > 0;
            case 7 -> number(text, 0, 4) > 0 && isMonth(text);
            case DATE -> isDay(text);
            default -> false;
        };
    }

    /** A date, or a day with a time and its zone. */
    static boolean isDateTime(String text) {
        return text.length() <= DATE ? isDate(text) : isInstant(text);
    }

    static boolean isInstant(String text) {
        if (text.length() < DATE + 10 || !isDay(text) || text.charAt(DATE) != 'T') {
            return false;
        }
        var zone = timeEnd(text, DATE + 1);
        return zone > 0 && isZone(text, zone);
    }

    static boolean isTime(String text) {
        return timeEnd(text, 0) == text.length();
    }

    private static boolean isMonth(String text) {
        var month = number(text, 5, 7);
        return text.charAt(4) == '-' && month >= 1 && month <= 12;
    }

    private static boolean isDay(String text) {
        var year = number(text, 0, 4);
        if (year < 1 || !isMonth(text) || text.charAt(7) != '-') {
            return false;
        }
        var day = number(text, 8, 10);
        return day >= 1
                && (day <= 28 || day <= YearMonth.of(year, number(text, 5, 7)).lengthOfMonth());
    }

    /** Where {@code hh:mm:ss.fff} ends; -1 when it is none. */
    private static int timeEnd(String text, int at) {
        if (text.length() < at + 8 || text.charAt(at + 2) != ':' || text.charAt(at + 5) != ':') {
            return -1;
        }
        if (!within(text, at, 23) || !within(text, at + 3, 59) || !within(text, at + 6, 60)) {
            return -1;
        }
        var end = at + 8;
        if (end < text.length() && text.charAt(end) == '.') {
            end++;
            var digits = end;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            return end == digits ? -1 : end;
        }
        return end;
    }

    private static boolean isZone(String text, int at) {
        if (text.length() == at + 1) {
            return text.charAt(at) == 'Z';
        }
        return text.length() == at + 6
                && (text.charAt(at) == '+' || text.charAt(at) == '-')
                && text.charAt(at + 3) == ':'
                && within(text, at + 1, 14)
                && within(text, at + 4, 59);
    }

    private static boolean within(String text, int at, int most) {
        var number = number(text, at, at + 2);
        return number >= 0 && number <= most;
    }

    /** -1 when there is anything but digits. */
    private static int number(String text, int from, int until) {
        var number = 0;
        for (var at = from; at < until; at++) {
            if (!isDigit(text.charAt(at))) {
                return -1;
            }
            number = number * 10 + text.charAt(at) - '0';
        }
        return number;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
