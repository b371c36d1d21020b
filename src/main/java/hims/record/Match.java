package hims.record;

import hims.record.Criterion.CodeTest;
import hims.record.Criterion.WordMode;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Decides on the values of a resource whether it meets a criterion: what FHIR says, with no index in between.
 *
 * @param at the element that components are counted from; else the resource
 */
record Match(StoredResource stored, JsonNode resource, JsonNode at) {

    static Match of(StoredResource stored, JsonNode resource) {
        return new Match(stored, resource, resource);
    }

    boolean meets(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Codes c -> any(c.parameter(), (path, value) -> codes(path, value, c.anyOf()));
            case Criterion.CodeWords c -> any(c.parameter(), (_, value) -> words(value, c.anyOf()));
            case Criterion.TypedIdentifiers c -> any(c.parameter(), (_, value) -> typed(value, c.anyOf()));
            case Criterion.Prose c -> Prose.meets(c, resource);
            case Criterion.References c -> any(c.parameter(), (path, value) -> refers(path, value, c));
            case Criterion.ReferenceIdentifiers c ->
                any(c.parameter(), (_, value) -> identified(value.path("identifier"), c.anyOf()));
            case Criterion.OfPersons c -> stored.person() != null && c.persons().contains(stored.person());
            case Criterion.Words c -> any(c.parameter(), (path, value) -> words(path, value, c.mode(), c.anyOf()));
            case Criterion.Times c ->
                any(
                        c.parameter(),
                        (_, value) -> FhirDates.read(value)
                                .filter(span -> Spans.meets(span, c.anyOf()))
                                .isPresent());
            case Criterion.Amounts c -> any(c.parameter(), (_, value) -> Amount.meets(value, c.anyOf()));
            case Criterion.Uris c -> any(c.parameter(), (_, value) -> uri(value.asString(""), c));
            case Criterion.Missing c -> c.missing() != any(c.parameter(), (_, _) -> true);
            case Criterion.Ids c -> c.ids().contains(stored.key().id().value());
            case Criterion.Updated c ->
                Spans.meets(new FhirDates.Interval(stored.at(), stored.at().plusMillis(1)), c.anyOf());
            case Criterion.AnyOf c -> c.criteria().stream().anyMatch(this::meets);
            case Criterion.All c -> c.criteria().stream().allMatch(this::meets);
            case Criterion.Not c -> !meets(c.criterion());
            case Criterion.Together c -> together(c);
            case Criterion.Near c -> Distance.meets(resource.path("position"), c);
        };
    }

    private interface Test {
        boolean holds(ElementPath path, JsonNode value);
    }

    private boolean any(SearchParameter parameter, Test test) {
        var found = new boolean[1];
        for (var path : parameter.paths()) {
            path.each(path.fromResource() ? resource : at, value -> found[0] = found[0] || test.holds(path, value));
        }
        return found[0];
    }

    private boolean together(Criterion.Together composite) {
        return any(composite.parameter(), (_, element) -> {
            var inside = new Match(stored, resource, element);
            return composite.anyOf().stream().anyMatch(parts -> parts.stream().allMatch(inside::meets));
        });
    }

    private static boolean codes(ElementPath path, JsonNode value, List<CodeTest> tests) {
        return switch (path.dataType()) {
            case "CodeableConcept" ->
                value.path("coding").valueStream().anyMatch(coding -> coded(coding, "code", tests));
            case "Coding" -> coded(value, "code", tests);
            case "Identifier", "ContactPoint" -> coded(value, "value", tests);
            // the system of a code is fixed by its element
            default -> tests.stream().anyMatch(test -> test.code().equals(value.asString("")));
        };
    }

    private static boolean coded(JsonNode value, String field, List<CodeTest> tests) {
        var code = text(value, field);
        var system = text(value, "system");
        return tests.stream()
                .anyMatch(test -> (test.system() == null || test.system().equals(system))
                        && (test.code().isEmpty()
                                ? !code.isEmpty()
                                : test.code().equals(code)));
    }

    private static boolean typed(JsonNode identifier, List<Criterion.IdentifierTest> tests) {
        return tests.stream()
                .anyMatch(test -> text(identifier, "value").equals(test.value())
                        && identifier
                                .path("type")
                                .path("coding")
                                .valueStream()
                                .anyMatch(coding -> text(coding, "system").equals(test.system())
                                        && text(coding, "code").equals(test.code())));
    }

    private static boolean identified(JsonNode identifier, List<CodeTest> tests) {
        return identifier.isObject() && coded(identifier, "value", tests);
    }

    /** {@code :text}: the words of a concept, a coding or the type of an identifier. */
    private static boolean words(JsonNode value, List<String> words) {
        Predicate<String> begins =
                text -> words.stream().anyMatch(word -> hasWord(Indexer.fold(text), Indexer.fold(word)));
        return begins.test(text(value, "text"))
                || begins.test(text(value, "display"))
                || begins.test(text(value.path("type"), "text"))
                || value.path("coding").valueStream().anyMatch(coding -> begins.test(text(coding, "display")));
    }

    private static boolean hasWord(String text, String word) {
        return text.startsWith(word) || text.contains(" " + word);
    }

    private static boolean refers(ElementPath path, JsonNode value, Criterion.References asked) {
        var reference = Indexer.versionless(value.isObject() ? text(value, "reference") : value.asString(""));
        var bar = reference.indexOf('|');
        return (asked.anyOf().contains(reference) || (bar > 0 && asked.anyOf().contains(reference.substring(0, bar))))
                && (path.target() == null || reference.startsWith(path.target() + "/"));
    }

    private static boolean words(ElementPath path, JsonNode value, WordMode mode, List<String> words) {
        if (!value.isObject()) {
            return words.stream().anyMatch(word -> word(value.asString(""), word, mode));
        }
        return IndexedPath.parts(path).stream()
                .map(part -> value.path(part.substring(path.key().length() + 1)))
                .flatMap(part -> part.isArray() ? part.valueStream() : java.util.stream.Stream.of(part))
                .map(part -> part.asString(""))
                .filter(part -> !part.isEmpty())
                .anyMatch(part -> words.stream().anyMatch(word -> word(part, word, mode)));
    }

    private static boolean word(String value, String asked, WordMode mode) {
        return switch (mode) {
            case EXACT -> value.equals(asked);
            case STARTS -> Indexer.fold(value).startsWith(Indexer.fold(asked));
            case CONTAINS -> Indexer.fold(value).contains(Indexer.fold(asked));
        };
    }

    private static boolean uri(String value, Criterion.Uris asked) {
        var bar = value.indexOf('|');
        var bare = bar > 0 ? value.substring(0, bar) : value;
        return asked.anyOf().stream().anyMatch(uri -> switch (asked.mode()) {
            case EXACT -> value.equals(uri) || bare.equals(uri);
            case BELOW -> bare.equals(uri) || bare.startsWith(uri.endsWith("/") ? uri : uri + "/");
            case ABOVE -> uri.equals(bare) || uri.startsWith(bare.endsWith("/") ? bare : bare + "/");
        });
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    /** The elements of the resource that deciding needs; {@code *} for all of it. */
    static List<String> elements(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Codes c -> elements(c.parameter());
            case Criterion.CodeWords c -> elements(c.parameter());
            case Criterion.TypedIdentifiers c -> elements(c.parameter());
            case Criterion.Prose c -> List.of(c.narrative() ? "text" : "*");
            case Criterion.References c -> elements(c.parameter());
            case Criterion.ReferenceIdentifiers c -> elements(c.parameter());
            case Criterion.Words c -> elements(c.parameter());
            case Criterion.Times c -> elements(c.parameter());
            case Criterion.Amounts c -> elements(c.parameter());
            case Criterion.Uris c -> elements(c.parameter());
            case Criterion.Missing c -> elements(c.parameter());
            case Criterion.AnyOf c ->
                c.criteria().stream().flatMap(one -> elements(one).stream()).toList();
            case Criterion.All c ->
                c.criteria().stream().flatMap(one -> elements(one).stream()).toList();
            case Criterion.Not c -> elements(c.criterion());
            case Criterion.Together _ -> List.of("*");
            case Criterion.Near _ -> List.of("position");
            case Criterion.OfPersons _, Criterion.Ids _, Criterion.Updated _ -> List.of();
        };
    }

    private static List<String> elements(SearchParameter parameter) {
        return parameter.paths().stream()
                .map(path -> path.dataType().equals("Presence") ? "*" : path.head())
                .map(head -> head.isEmpty() ? "*" : head)
                .toList();
    }
}
