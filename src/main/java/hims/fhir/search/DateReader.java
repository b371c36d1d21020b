package hims.fhir.search;

import hims.record.Criterion.Prefix;
import hims.record.Criterion.TimeTest;
import hims.record.FhirDates;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

/** {@code ge2026-03-03}: a prefix and a date to any precision; without a zone it is Delhi's. */
final class DateReader {
    private static final String EXPECTED = "[eq|ne|gt|lt|ge|le|sa|eb|ap]yyyy-mm-ddThh:mm:ss+zz:zz";
    private static final Pattern DATE = Pattern.compile(
            "(?<year>\\d{4})(?:-(?<month>\\d\\d)(?:-(?<day>\\d\\d)(?:T(?<time>\\d\\d:\\d\\d)(?<second>:\\d\\d(?<fraction>\\.\\d{1,9})?)?"
                    + "(?<zone>Z|[+-]\\d\\d:\\d\\d)?)?)?)?");

    private DateReader() {}

    static List<TimeTest> read(Asked asked, Instant now) {
        return asked.values().stream().map(value -> test(value, asked, now)).toList();
    }

    private static TimeTest test(String value, Asked asked, Instant now) {
        var prefix = Prefixes.of(value);
        // a plus that nobody encoded arrives as a space
        var match = DATE.matcher(Prefixes.rest(value).replace(' ', '+'));
        if (!match.matches()) {
            throw asked.invalid(EXPECTED);
        }
        try {
            var test = precise(prefix, match);
            return prefix == Prefix.AP ? about(test, now) : test;
        } catch (DateTimeException impossible) {
            throw asked.invalid(EXPECTED);
        }
    }

    private static TimeTest precise(Prefix prefix, java.util.regex.Matcher date) {
        if (date.group("time") != null) {
            return moment(prefix, date);
        }
        var unit = date.group("day") != null
                ? ChronoUnit.DAYS
                : date.group("month") != null ? ChronoUnit.MONTHS : ChronoUnit.YEARS;
        var first = LocalDate.of(
                Integer.parseInt(date.group("year")),
                date.group("month") == null ? 1 : Integer.parseInt(date.group("month")),
                date.group("day") == null ? 1 : Integer.parseInt(date.group("day")));
        return new TimeTest(
                prefix,
                first.atStartOfDay(FhirDates.ZONE).toInstant(),
                first.plus(1, unit).atStartOfDay(FhirDates.ZONE).toInstant());
    }

    private static TimeTest moment(Prefix prefix, java.util.regex.Matcher date) {
        var local = date.group("year") + "-" + date.group("month") + "-" + date.group("day") + "T" + date.group("time")
                + (date.group("second") == null ? ":00" : date.group("second"));
        var zone = date.group("zone");
        var at = zone == null
                ? LocalDateTime.parse(local).atZone(FhirDates.ZONE).toInstant()
                : OffsetDateTime.parse(local + zone).toInstant();
        var length = date.group("second") == null
                ? Duration.ofMinutes(1)
                : date.group("fraction") == null ? Duration.ofSeconds(1) : Duration.ofMillis(1);
        return new TimeTest(prefix, at, at.plus(length));
    }

    /** Wider by a tenth of the distance from now. */
    private static TimeTest about(TimeTest test, Instant now) {
        var margin = Duration.between(test.from(), now).abs().dividedBy(10);
        return new TimeTest(Prefix.AP, test.from().minus(margin), test.until().plus(margin));
    }
}
