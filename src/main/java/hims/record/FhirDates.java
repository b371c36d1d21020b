package hims.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** FHIR dates as half-open intervals: {@code 2026-03} is the whole month, an instant lasts one second or millisecond. */
public final class FhirDates {
    /** A date without a time means a day in Delhi. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    record Interval(Instant from, Instant until) {}

    private FhirDates() {}

    /** A date, dateTime, instant, Period or Timing; empty when it is none of these or names no date. */
    static Optional<Interval> read(JsonNode value) {
        if (value.isString()) {
            return parse(value.asString());
        }
        if (!value.isObject()) {
            return Optional.empty();
        }
        if (value.has("event")) {
            return events(value.path("event"));
        }
        return period(value.has("repeat") ? value.path("repeat").path("boundsPeriod") : value);
    }

    /** From the first to the last. */
    private static Optional<Interval> events(JsonNode events) {
        return events.valueStream()
                .flatMap(event -> parse(event.asString("")).stream())
                .reduce((a, b) -> new Interval(
                        a.from().isBefore(b.from()) ? a.from() : b.from(),
                        a.until().isAfter(b.until()) ? a.until() : b.until()));
    }

    private static Optional<Interval> period(JsonNode value) {
        var start = parse(value.path("start").asString(""));
        var end = parse(value.path("end").asString(""));
        if (start.isEmpty() && end.isEmpty()) {
            return Optional.empty();
        }
        var from = start.or(() -> end).orElseThrow().from();
        return Optional.of(new Interval(from, end.map(Interval::until).orElse(Instant.MAX)));
    }

    static Optional<Interval> parse(String text) {
        try {
            return Optional.of(
                            switch (text.length()) {
                                case 0, 1, 2, 3 -> throw new DateTimeException(text);
                                case 4 -> days(LocalDate.of(Integer.parseInt(text), 1, 1), ChronoUnit.YEARS);
                                case 7 -> days(LocalDate.parse(text + "-01"), ChronoUnit.MONTHS);
                                case 10 -> days(LocalDate.parse(text), ChronoUnit.DAYS);
                                default -> moment(OffsetDateTime.parse(text).toInstant(), text);
                            })
                    .filter(FhirDates::isPlausible);
        } catch (DateTimeException | NumberFormatException notADate) {
            return Optional.empty(); // the caller knows the element and refuses it by name
        }
    }

    /** Nobody alive or on record was born earlier; a typing mistake of four digits is one. */
    private static final Instant EARLIEST = Instant.parse("1850-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2300-01-01T00:00:00Z");

    private static boolean isPlausible(Interval span) {
        return span.from().isAfter(EARLIEST) && span.until().isBefore(LATEST);
    }

    private static Interval days(LocalDate first, ChronoUnit unit) {
        return new Interval(
                first.atStartOfDay(ZONE).toInstant(),
                first.plus(1, unit).atStartOfDay(ZONE).toInstant());
    }

    private static Interval moment(Instant at, String text) {
        return new Interval(at, at.plus(1, text.indexOf('.') > 0 ? ChronoUnit.MILLIS : ChronoUnit.SECONDS));
    }
}
