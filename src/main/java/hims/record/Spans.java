package hims.record;

import hims.record.Criterion.Prefix;
import hims.record.Criterion.TimeTest;
import hims.record.FhirDates.Interval;
import java.time.Instant;
import java.util.List;

/** Half-open intervals compared as FHIR compares dates, all of them with their precision. */
final class Spans {
    private Spans() {}

    static boolean meets(Interval value, List<TimeTest> anyOf) {
        return anyOf.stream().anyMatch(test -> meets(value, test));
    }

    private static boolean meets(Interval value, TimeTest asked) {
        return switch (asked.prefix()) {
            case EQ -> isWithin(value, asked);
            case NE -> !isWithin(value, asked);
            case GT -> value.until().isAfter(asked.until());
            case GE -> value.until().isAfter(asked.from());
            case LT -> value.from().isBefore(asked.from());
            case LE -> value.from().isBefore(asked.until());
            case SA -> !value.from().isBefore(asked.until());
            case EB -> !value.until().isAfter(asked.from());
            case AP -> value.from().isBefore(asked.until()) && value.until().isAfter(asked.from());
        };
    }

    private static boolean isWithin(Interval value, TimeTest asked) {
        return !value.from().isBefore(asked.from()) && !value.until().isAfter(asked.until());
    }

    /** What every value that meets the test touches. */
    static Interval window(TimeTest asked) {
        return switch (asked.prefix()) {
            case EQ, AP -> new Interval(asked.from(), asked.until());
            case NE -> new Interval(Instant.MIN, Instant.MAX);
            case GT, SA -> new Interval(asked.until(), Instant.MAX);
            case GE -> new Interval(asked.from(), Instant.MAX);
            case LT, EB -> new Interval(Instant.MIN, asked.from());
            case LE -> new Interval(Instant.MIN, asked.until());
        };
    }

    static boolean isBounded(TimeTest asked) {
        return asked.prefix() != Prefix.NE;
    }
}
