package hims.fhir.search;

import hims.fhir.terms.CodeLists;
import hims.fhir.terms.CodeLists.Code;
import hims.platform.Rejected;
import hims.record.Criterion;
import hims.record.Criterion.CodeTest;
import hims.record.Criterion.IdentifierTest;
import hims.record.ElementPath;
import hims.record.SearchParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values of a token parameter with all its modifiers. */
final class CodeReader {
    /** A value set, or what stands below a code, as so many tokens. */
    private static final int MOST_CODES = 5_000;

    private static final Set<String> NUMBERS = Set.of("Identifier", "ContactPoint");

    private final CodeLists lists;

    CodeReader(CodeLists lists) {
        this.lists = lists;
    }

    Criterion read(SearchParameter parameter, Asked asked) {
        return switch (asked.modifier()) {
            case "" -> new Criterion.Codes(parameter, codes(asked));
            case "not" -> new Criterion.Not(new Criterion.Codes(parameter, codes(asked)));
            case "text" ->
                new Criterion.CodeWords(
                        parameter, asked.values().stream().map(Values::plain).toList());
            case "in" -> members(parameter, asked);
            case "not-in" -> new Criterion.Not(members(parameter, asked));
            case "below", "above" -> related(parameter, asked);
            case "of-type" -> typed(parameter, asked);
            default -> throw asked.unsupportedModifier();
        };
    }

    static List<CodeTest> codes(Asked asked) {
        return asked.values().stream().map(value -> code(value, asked)).toList();
    }

    private static CodeTest code(String value, Asked asked) {
        var parts = Values.parts(value, '|').stream().map(Values::plain).toList();
        return switch (parts.size()) {
            case 1 -> new CodeTest(null, parts.getFirst());
            case 2 -> {
                if (parts.getFirst().isEmpty() && parts.getLast().isEmpty()) {
                    throw asked.invalid("[system]|[code]");
                }
                yield new CodeTest(parts.getFirst(), parts.getLast());
            }
            default -> throw asked.invalid("[system]|[code]");
        };
    }

    /** {@code code:in=http://…/ValueSet/x}: one of the codes of a value set. */
    private Criterion members(SearchParameter parameter, Asked asked) {
        requireCoded(parameter, asked);
        var all = new ArrayList<Code>();
        for (var value : asked.values()) {
            all.addAll(lists.members(Values.plain(value))
                    .orElseThrow(() -> refused(SearchProblem.VALUE_SET_UNKNOWN, asked)));
        }
        return new Criterion.Codes(parameter, tests(all));
    }

    private Criterion related(SearchParameter parameter, Asked asked) {
        requireCoded(parameter, asked);
        var all = new ArrayList<Code>();
        for (var test : codes(asked)) {
            var system = Optional.ofNullable(test.system()).orElse("");
            var found = asked.modifier().equals("below")
                    ? lists.below(system, test.code())
                    : lists.above(system, test.code());
            all.addAll(found.orElseThrow(() -> refused(SearchProblem.HIERARCHY_UNKNOWN, asked)));
        }
        return new Criterion.Codes(parameter, tests(all));
    }

    private static List<CodeTest> tests(List<Code> codes) {
        if (codes.size() > MOST_CODES) {
            throw new Rejected(SearchProblem.SEARCH_TOO_LONG, Map.of("most", MOST_CODES));
        }
        return codes.stream()
                .map(code -> new CodeTest(code.system(), code.code()))
                .toList();
    }

    /** {@code identifier:of-type=system|code|value}, the first two of them those of the identifier's type. */
    private static Criterion typed(SearchParameter parameter, Asked asked) {
        if (parameter.paths().stream().map(ElementPath::dataType).noneMatch("Identifier"::equals)) {
            throw asked.unsupportedModifier();
        }
        var tests = asked.values().stream()
                .map(value ->
                        Values.parts(value, '|').stream().map(Values::plain).toList())
                .peek(parts -> {
                    if (parts.size() != 3 || parts.stream().anyMatch(String::isEmpty)) {
                        throw asked.invalid("[system]|[code]|[value]");
                    }
                })
                .map(parts -> new IdentifierTest(parts.get(0), parts.get(1), parts.get(2)))
                .toList();
        return new Criterion.TypedIdentifiers(parameter, tests);
    }

    private static void requireCoded(SearchParameter parameter, Asked asked) {
        if (parameter.paths().stream().map(ElementPath::dataType).anyMatch(NUMBERS::contains)) {
            throw asked.unsupportedModifier();
        }
    }

    private static Rejected refused(SearchProblem problem, Asked asked) {
        return new Rejected(problem, Map.of("parameter", asked.name()));
    }
}
