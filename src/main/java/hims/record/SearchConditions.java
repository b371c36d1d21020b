package hims.record;

import static java.util.stream.Collectors.joining;

import hims.access.PersonId;
import hims.platform.Row;
import hims.record.Criterion.TimeTest;
import hims.record.Criterion.WordMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Criteria as conditions on the row and its tokens. Every condition holds for all that meets its criterion; it is exact when it
 * holds for nothing else. Values are bound, never written into the statement.
 */
final class SearchConditions {
    /** Says the same as its second half alone, which the planner would take for one row in two hundred. */
    static final String VISIBLE = "(flags = 0 or flags & :hidden = 0)";

    /** @param sql null when the index says nothing */
    record Condition(@Nullable String sql, boolean exact) {
        static final Condition NONE = new Condition(null, false);
    }

    private final ResourceType type;
    private final @Nullable Set<PersonId> persons;
    private final SearchParameters parameters;
    private final SearchTokens tokens;
    private final Row row;
    private final List<String> where = new ArrayList<>();
    private final String whose;
    private boolean exact = true;
    private int bound;

    SearchConditions(SearchRequest request, SearchParameters parameters) {
        this.type = request.type();
        this.parameters = parameters;
        this.persons = persons(request);
        this.tokens = new SearchTokens(type, parameters, persons, this::bind);
        this.row = Row.with("rtype", type.number(), "hidden", request.scope().hidden());
        where.add("rtype = :rtype and " + VISIBLE);
        this.whose = whose(request.scope());
        if (!whose.isEmpty()) {
            where.add(whose);
        }
        flat(request.all()).forEach(this::require);
    }

    String where() {
        return String.join(" and ", where);
    }

    /** The people are not known: the search goes through every bucket. */
    boolean wide() {
        return persons == null;
    }

    /** Whose facts, for statements on another table. */
    String person() {
        return whose.isEmpty() ? "" : " and " + whose;
    }

    Row row() {
        return row;
    }

    /** What the conditions find needs no second look. */
    boolean exact() {
        return exact;
    }

    private static Stream<Criterion> flat(List<Criterion> criteria) {
        return criteria.stream()
                .flatMap(criterion ->
                        criterion instanceof Criterion.All all ? flat(all.criteria()) : Stream.of(criterion));
    }

    /** From the scope and from {@code patient=}: then one bucket is named, and codes are found with their person. */
    private static @Nullable Set<PersonId> persons(SearchRequest request) {
        var known = request.scope().known();
        for (var criterion : request.all()) {
            if (criterion instanceof Criterion.OfPersons of) {
                var before = known;
                known = before == null
                        ? of.persons()
                        : of.persons().stream().filter(before::contains).collect(java.util.stream.Collectors.toSet());
            }
        }
        return known;
    }

    private String whose(SearchScope scope) {
        var parts = new ArrayList<String>();
        if (persons != null && persons.size() == 1) {
            var person = persons.iterator().next();
            row.and("bucket", Buckets.hash(person.value())).and("pid", person);
            parts.add("bucket = :bucket and pid = :pid");
        } else if (persons != null) {
            parts.add(ofPersons(persons));
        }
        if (scope.limit() != null && scope.persons() == null) {
            parts.add("(pid is null or pid = any(%s))".formatted(bind(ids(scope.limit()))));
        }
        return String.join(" and ", parts);
    }

    private void require(Criterion criterion) {
        if (criterion instanceof Criterion.OfPersons) {
            return; // said already
        }
        var condition = of(criterion);
        exact &= condition.exact();
        if (condition.sql() != null) {
            where.add(condition.sql());
        }
    }

    private Condition of(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Codes c -> tokens.codes(c);
            case Criterion.References c -> tokens.references(c);
            case Criterion.ReferenceIdentifiers c -> tokens.identifiers(c);
            case Criterion.OfPersons c -> new Condition(ofPersons(c.persons()), true);
            case Criterion.Words c -> words(c);
            case Criterion.Times c -> new SearchTimes(type, parameters, persons == null).of(c, this::bind);
            case Criterion.Amounts c -> tokens.amounts(c);
            case Criterion.Uris c -> tokens.uris(c);
            case Criterion.Ids c -> ids(c);
            case Criterion.Updated c -> new Condition(either(c.anyOf(), test -> updated(test)), true);
            case Criterion.AnyOf c -> joined(c.criteria(), " or ");
            case Criterion.All c -> joined(c.criteria(), " and ");
            case Criterion.Not c -> not(of(c.criterion()));
            case Criterion.Together c ->
                new Condition(joined(Parts.of(c), " or ").sql(), false);
            case Criterion.TypedIdentifiers c -> tokens.typed(c);
            case Criterion.CodeWords _, Criterion.Missing _, Criterion.Near _, Criterion.Prose _ -> Condition.NONE;
        };
    }

    private Condition words(Criterion.Words asked) {
        var params = asked.parameter().paths().stream()
                .flatMap(path -> IndexedPath.parts(path).stream())
                .distinct()
                .toArray(String[]::new);
        var values = either(asked.anyOf(), word -> "s.value like " + bind(pattern(word, asked.mode())));
        var bucket = persons == null ? "" : " and s.bucket = any(%s)".formatted(bind(buckets(persons)));
        return new Condition(
                "(bucket, rid) in (select s.bucket, s.rid from record.string s where s.rtype = :rtype%s and s.param = any(%s) and %s)"
                        .formatted(bucket, bind(params), values),
                asked.mode() == WordMode.STARTS);
    }

    private static String pattern(String word, WordMode mode) {
        var folded = Indexer.fold(word);
        var kept = folded.substring(0, Math.min(Indexer.TEXT, folded.length()))
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return mode == WordMode.CONTAINS ? "%" + kept + "%" : kept + "%";
    }

    private Condition ids(Criterion.Ids asked) {
        var keys = asked.ids().stream()
                .map(id -> new ResourceKey(type, new ResourceId(id)))
                .toList();
        return new Condition(
                "rid = any(%s) and bucket = any(%s)"
                        .formatted(
                                bind(asked.ids().toArray(UUID[]::new)),
                                bind(keys.stream()
                                        .map(ResourceKey::bucket)
                                        .distinct()
                                        .toArray(Short[]::new))),
                true);
    }

    private String updated(TimeTest test) {
        Function<Instant, String> at = this::bind;
        return switch (test.prefix()) {
            case EQ, AP -> "ts >= %s and ts < %s".formatted(at.apply(test.from()), at.apply(test.until()));
            case NE -> "not (ts >= %s and ts < %s)".formatted(at.apply(test.from()), at.apply(test.until()));
            case GT, SA -> "ts >= " + at.apply(test.until());
            case GE -> "ts >= " + at.apply(test.from());
            case LT, EB -> "ts < " + at.apply(test.from());
            case LE -> "ts < " + at.apply(test.until());
        };
    }

    private Condition joined(List<Criterion> criteria, String operator) {
        var parts = criteria.stream().map(this::of).toList();
        var known = parts.stream().filter(part -> part.sql() != null).toList();
        if (known.isEmpty() || (operator.equals(" or ") && known.size() < parts.size())) {
            return Condition.NONE;
        }
        return new Condition(
                known.stream().map(Condition::sql).collect(joining(operator, "(", ")")),
                known.size() == parts.size() && known.stream().allMatch(Condition::exact));
    }

    private static Condition not(Condition condition) {
        return condition.exact() && condition.sql() != null
                ? new Condition("not (" + condition.sql() + ")", true)
                : Condition.NONE;
    }

    private static <T> String either(List<T> values, Function<T, String> condition) {
        return values.stream().map(condition).collect(joining(" or ", "(", ")"));
    }

    private String ofPersons(Set<PersonId> who) {
        return "bucket = any(%s) and pid = any(%s)".formatted(bind(buckets(who)), bind(ids(who)));
    }

    static Short[] buckets(Collection<PersonId> persons) {
        return persons.stream()
                .map(person -> Buckets.hash(person.value()))
                .distinct()
                .toArray(Short[]::new);
    }

    private static UUID[] ids(Collection<PersonId> persons) {
        return persons.stream().map(PersonId::value).toArray(UUID[]::new);
    }

    private String bind(Object value) {
        var name = "p" + bound++;
        row.and(name, value);
        return ":" + name;
    }
}
