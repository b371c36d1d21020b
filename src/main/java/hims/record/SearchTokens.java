package hims.record;

import hims.access.PersonId;
import hims.record.Criterion.CodeTest;
import hims.record.SearchConditions.Condition;
import hims.record.SearchParameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on the tokens of a row.
 *
 * @param persons whose facts are looked for; null when that is not known
 * @param bind gives the name of a bound value
 */
record SearchTokens(
        ResourceType type,
        SearchParameters parameters,
        @Nullable Set<PersonId> persons,
        Function<Object, String> bind) {

    Condition codes(Criterion.Codes asked) {
        var tokens = new ArrayList<Long>();
        var certain = true;
        for (var path : asked.parameter().paths()) {
            var indexed = parameters.indexed(type, Kind.TOKEN, path);
            if (indexed.isEmpty()
                    || asked.anyOf().stream().anyMatch(test -> test.code().isEmpty())) {
                return Condition.NONE;
            }
            for (var test : asked.anyOf()) {
                certain &= test.system() == null || !isPlain(path);
                tokens(indexed.get(), test, tokens);
            }
        }
        return new Condition(anyToken(tokens), certain);
    }

    /** Found by value alone, whatever its system. */
    private static boolean isPlain(ElementPath path) {
        return path.dataType().equals("Identifier") || path.dataType().equals("ContactPoint");
    }

    private void tokens(IndexedPath path, CodeTest test, List<Long> into) {
        var coded = path.path().dataType().equals("CodeableConcept")
                || path.path().dataType().equals("Coding");
        if (!coded || test.system() == null) {
            into.add(Token.ofCode(path.prefix(), test.code()));
        } else if (path.withinPerson() && persons != null) {
            persons.forEach(person -> into.add(Token.of(person, path.prefix(), test.system() + "|" + test.code())));
        } else {
            into.add(Token.of(path.prefix(), test.system() + "|" + test.code()));
        }
    }

    Condition references(Criterion.References asked) {
        return byToken(
                Kind.REFERENCE,
                asked.parameter(),
                true,
                (path, tokens) -> asked.anyOf().stream()
                        .filter(reference -> path.path().target() == null
                                || !reference.matches("[A-Z][A-Za-z]+/[^/]+")
                                || reference.startsWith(path.path().target() + "/"))
                        .forEach(reference -> tokens.add(Token.of(path.prefix(), reference))));
    }

    Condition identifiers(Criterion.ReferenceIdentifiers asked) {
        if (asked.anyOf().stream().anyMatch(test -> test.code().isEmpty())) {
            return Condition.NONE;
        }
        return byToken(
                Kind.REFERENCE,
                asked.parameter(),
                false,
                (path, tokens) -> asked.anyOf()
                        .forEach(test -> tokens.add(Token.ofCode(path.prefix() + ".identifier", test.code()))));
    }

    Condition amounts(Criterion.Amounts asked) {
        if (asked.anyOf().stream().anyMatch(test -> test.prefix() == Criterion.Prefix.NE)) {
            return Condition.NONE;
        }
        var kind = asked.parameter().kind();
        return byToken(
                kind,
                asked.parameter(),
                false,
                (path, tokens) -> asked.anyOf().forEach(test -> {
                    var low = test.low().min(test.value()).doubleValue();
                    var high = test.high().max(test.value()).doubleValue();
                    tokens.addAll(
                            switch (test.prefix()) {
                                case GT, GE, SA -> Terms.amounts(path.prefix(), low, Double.MAX_VALUE);
                                case LT, LE, EB -> Terms.amounts(path.prefix(), -Double.MAX_VALUE, high);
                                case EQ, NE, AP -> Terms.amounts(path.prefix(), low, high);
                            });
                }));
    }

    Condition uris(Criterion.Uris asked) {
        return switch (asked.mode()) {
            case EXACT ->
                byToken(
                        Kind.URI,
                        asked.parameter(),
                        true,
                        (path, tokens) -> asked.anyOf().forEach(uri -> tokens.add(Token.of(path.prefix(), uri))));
            case ABOVE ->
                byToken(
                        Kind.URI,
                        asked.parameter(),
                        false,
                        (path, tokens) -> asked.anyOf()
                                .forEach(uri ->
                                        above(uri).forEach(upper -> tokens.add(Token.of(path.prefix(), upper)))));
            case BELOW -> Condition.NONE;
        };
    }

    /** The address itself and what stands above it, with and without a slash at its end. */
    private static List<String> above(String uri) {
        var all = new ArrayList<String>(List.of(uri));
        for (var slash = uri.lastIndexOf('/'); slash > 0; slash = uri.lastIndexOf('/', slash - 1)) {
            all.add(uri.substring(0, slash));
            all.add(uri.substring(0, slash + 1));
        }
        return all;
    }

    /** Found by value, whatever its type. */
    Condition typed(Criterion.TypedIdentifiers asked) {
        return byToken(
                Kind.TOKEN,
                asked.parameter(),
                false,
                (path, tokens) -> asked.anyOf().forEach(test -> tokens.add(Token.ofCode(path.prefix(), test.value()))));
    }

    private interface Tokens {
        void add(IndexedPath path, List<Long> into);
    }

    private Condition byToken(Kind kind, SearchParameter parameter, boolean certain, Tokens source) {
        var tokens = new ArrayList<Long>();
        for (var path : parameter.paths()) {
            var indexed = parameters.indexed(type, kind, path);
            if (indexed.isEmpty()) {
                return Condition.NONE;
            }
            source.add(indexed.get(), tokens);
        }
        var targeted = parameter.paths().stream().anyMatch(path -> path.target() != null);
        return new Condition(anyToken(tokens), certain && !targeted);
    }

    private String anyToken(List<Long> tokens) {
        return (tokens.size() == 1 ? "tok @> %s::int8[]" : "tok && %s::int8[]")
                .formatted(bind.apply(tokens.stream().distinct().toArray(Long[]::new)));
    }
}
