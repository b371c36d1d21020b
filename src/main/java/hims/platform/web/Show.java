package hims.platform.web;

import hims.platform.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * How values look, in one place (UI-7, 33, 34). Digits are Western in every language; 03-Nov-2026 is the same in every
 * language too, only the long date speaks it.
 */
public record Show(Texts texts, Language language, ZoneId zone, Instant now) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MMM-uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final String FIXED_SPACE = "\u00a0";

    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    /** 03-Nov-2026. */
    public String date(LocalDate day) {
        return DATE.format(day);
    }

    /** 03-Nov-2026, the day of this moment here. */
    public String date(Instant at) {
        return DATE.format(at.atZone(zone));
    }

    /** 03-Nov within this year, else with the year: for chips. */
    public String day(LocalDate day) {
        return day.getYear() == today().getYear() ? DAY.format(day) : DATE.format(day);
    }

    /** 12 October 2026, 12 अक्टूबर 2026: for citizens. */
    public String longDate(LocalDate day) {
        var month = texts.text(language, "show.month." + day.getMonthValue());
        return day.getDayOfMonth() + " " + month + " " + day.getYear();
    }

    /** 14:05. */
    public String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    /** 14:05:09, for boards. */
    public String timeWithSeconds(Instant at) {
        return SECONDS.format(at.atZone(zone));
    }

    /** 03-Nov-2026 14:05. */
    public String dateTime(Instant at) {
        return date(at) + " " + time(at);
    }

    /** 14:05 today, else 02-Nov 14:05, else with the year. */
    public String moment(Instant at) {
        var day = LocalDate.ofInstant(at, zone);
        return day.equals(today()) ? time(at) : day(day) + " " + time(at);
    }

    /** The moment and how long ago it was; never the second without the first. */
    public String ago(Instant at) {
        return texts.text(language, "show.ago", moment(at), span(Duration.between(at, now)));
    }

    /** 25 min, 3 h 58 min, 2 days. */
    public String span(Duration span) {
        var minutes = span.abs().toMinutes();
        if (minutes < 60) {
            return say("show.minutes", minutes);
        }
        if (minutes < 24 * 60) {
            return minutes % 60 == 0
                    ? say("show.hours", minutes / 60)
                    : say("show.hours-minutes", minutes / 60, minutes % 60);
        }
        return say("show.days", minutes / (24 * 60));
    }

    /** Age today: under 28 days in days, under 2 years in months and weeks, under 18 in years and months. */
    public String age(LocalDate born) {
        return age(born, today());
    }

    /** Age on a day, as the day of death. */
    public String age(LocalDate born, LocalDate on) {
        var days = ChronoUnit.DAYS.between(born, on);
        var period = Period.between(born, on);
        if (days < 28) {
            return say("show.age.days", days);
        }
        if (period.getYears() < 2) {
            var months = period.toTotalMonths();
            var weeks = ChronoUnit.WEEKS.between(born.plusMonths(months), on);
            return two("show.age.months", months, "show.age.weeks", weeks);
        }
        if (period.getYears() < 18) {
            return two("show.age.years", period.getYears(), "show.age.months", period.getMonths());
        }
        return say("show.age.years", period.getYears());
    }

    /** The age of a newborn, in hours up to two days. */
    public String age(Instant born) {
        var hours = Duration.between(born, now).toHours();
        return hours < 48 ? say("show.age.hours", hours) : age(LocalDate.ofInstant(born, zone));
    }

    /** about 60y. */
    public String about(String age) {
        return texts.text(language, "show.about", age);
    }

    /** 12,430 and 0.5: a leading zero, no trailing ones, a comma from 1,000. */
    public String number(BigDecimal value) {
        var plain = value.stripTrailingZeros().toPlainString();
        var dot = plain.indexOf('.');
        var whole = dot < 0 ? plain : plain.substring(0, dot);
        var sign = value.signum() < 0 ? "-" : "";
        return sign
                + String.format(Locale.UK, "%,d", new BigInteger(whole).abs())
                + (dot < 0 ? "" : plain.substring(dot));
    }

    public String number(long value) {
        return String.format(Locale.UK, "%,d", value);
    }

    /** A count that is exact to 1,000 and then says so (UI-13). */
    public String count(long value) {
        return value > 1000 ? "1,000+" : number(value);
    }

    /** 0.5 mL, the space never broken. */
    public String quantity(BigDecimal value, String unit) {
        return number(value) + FIXED_SPACE + unit;
    }

    /** ₹ 12,43,000 and ₹ 45.50: no paise where there are none. */
    public String money(Money amount) {
        var text = amount.toString().replace("₹", "₹" + FIXED_SPACE);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }

    /** 238 6104 9577. */
    public String healthId(long number) {
        var digits = String.format(Locale.ROOT, "%011d", number);
        return digits.substring(0, 3) + FIXED_SPACE + digits.substring(3, 7) + FIXED_SPACE + digits.substring(7);
    }

    /** 98110 20644; anything but ten digits is shown as it is. */
    public String phone(String number) {
        return number.matches("\\d{10}") ? number.substring(0, 5) + FIXED_SPACE + number.substring(5) : number;
    }

    private String two(String key, long many, String smallerKey, long smaller) {
        if (many == 0) {
            return say(smallerKey, smaller);
        }
        return smaller == 0 ? say(key, many) : say(key, many) + " " + say(smallerKey, smaller);
    }

    private String say(String key, Object... args) {
        return texts.text(language, key, args);
    }
}
