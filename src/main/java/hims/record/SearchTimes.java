package hims.record;

import static java.util.stream.Collectors.joining;

import hims.record.Criterion.TimeTest;
import hims.record.SearchConditions.Condition;
import hims.record.SearchParameter.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Conditions on dates: the clinical time by d0 and d1 of the row, all others by their terms. A row that names no time has
 * d0 = d1.
 *
 * @param wide the people are not known: d0 must be bounded on both sides, so that its index is of use
 */
record SearchTimes(ResourceType type, SearchParameters parameters, boolean wide) {
    private static final Duration LASTING = Duration.ofDays(32);

    Condition of(Criterion.Times asked, Function<Object, String> bind) {
        var clinical = new ArrayList<IndexedPath>();
        var others = new ArrayList<IndexedPath>();
        for (var path : asked.parameter().paths()) {
            var indexed = parameters.indexed(type, Kind.DATE, path);
            if (indexed.isEmpty() || !asked.anyOf().stream().allMatch(Spans::isBounded)) {
                return Condition.NONE;
            }
            (indexed.get().clinical() ? clinical : others).add(indexed.get());
        }
        var parts = new ArrayList<String>();
        if (!clinical.isEmpty()) {
            parts.add(asked.anyOf().stream().map(test -> clinical(test, bind)).collect(joining(" or ", "(", ")")));
        }
        if (!others.isEmpty()) {
            parts.add("tok && %s::int8[]".formatted(bind.apply(terms(others, asked.anyOf()))));
        }
        var whole = others.isEmpty()
                && clinical.size() == Structure.of(type).dates().size();
        return new Condition(parts.stream().collect(joining(" or ", "(", ")")), whole);
    }

    /** A Timing is always long: one term finds it, instead of hundreds. */
    private static Long[] terms(List<IndexedPath> paths, List<TimeTest> tests) {
        return paths.stream()
                .flatMap(path -> path.path().dataType().equals("Timing")
                        ? java.util.stream.Stream.of(Terms.longest(path.prefix()))
                        : tests.stream().flatMap(test -> Terms.dates(path.prefix(), Spans.window(test)).stream()))
                .distinct()
                .toArray(Long[]::new);
    }

    private String clinical(TimeTest test, Function<Object, String> bind) {
        Function<Instant, String> at = moment -> bind.apply(moment) + "::timestamptz";
        var from = test.from();
        var until = test.until();
        var condition = switch (test.prefix()) {
            case EQ -> "d0 >= %s and d0 < %s and d1 <= %s".formatted(at.apply(from), at.apply(until), at.apply(until));
            case GT -> "d1 > " + at.apply(until) + recent(until, bind, at);
            case GE -> "d1 > " + at.apply(from) + recent(from, bind, at);
            case LT -> "d0 < " + at.apply(from);
            case LE -> "d0 < " + at.apply(until);
            case SA -> "d0 >= " + at.apply(until);
            case EB -> "d1 <= %s and d0 < %s".formatted(at.apply(from), at.apply(from));
            case AP -> "d0 < %s and d1 > %s".formatted(at.apply(until), at.apply(from)) + recent(from, bind, at);
            case NE -> throw new IllegalStateException("not bounded");
        };
        return "(" + condition + " and d1 > d0)";
    }

    /** What ended after a moment began not long before it, unless it is one of the few that last. */
    private String recent(Instant ended, Function<Object, String> bind, Function<Instant, String> at) {
        return wide
                ? " and (d0 >= %s or tok @> %s::int8[])"
                        .formatted(at.apply(ended.minus(LASTING)), bind.apply(new Long[] {Token.lasting(type)}))
                : "";
    }
}
