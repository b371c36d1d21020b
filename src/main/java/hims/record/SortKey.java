package hims.record;

import hims.record.SearchParameter.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One of the things an order goes by. Values become texts that stand in the order of what they mean; of several values the first
 * counts, or going down the last. What has none comes at the end, in either direction.
 *
 * @param parameter null for the time of recording
 */
public record SortKey(@Nullable SearchParameter parameter, boolean down) {
    /** So many signs decide. */
    private static final int LONGEST = 60;

    private static final String NONE = "";
    private static final String SOME = "+";

    /** Whether resources can be put in the order of this parameter. */
    public static boolean sorts(SearchParameter parameter) {
        return parameter.kind() != Kind.COMPOSITE && parameter.kind() != Kind.SPECIAL;
    }

    /** Where each resource stands by these keys. */
    static List<String> places(StoredResource resource, List<SortKey> keys) {
        var values = Slice.of(resource.bytes(), elements(keys));
        return keys.stream().map(key -> key.place(resource, values)).toList();
    }

    private static Set<String> elements(List<SortKey> keys) {
        return keys.stream()
                .flatMap(key -> key.parameter == null ? Stream.empty() : key.parameter.paths().stream())
                .map(ElementPath::head)
                .collect(Collectors.toSet());
    }

    static Comparator<List<String>> order(List<SortKey> keys) {
        return (one, other) -> {
            for (var n = 0; n < keys.size(); n++) {
                var order = keys.get(n).compare(one.get(n), other.get(n));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    private int compare(String one, String other) {
        if (one.equals(NONE) || other.equals(NONE)) {
            return Boolean.compare(one.equals(NONE), other.equals(NONE));
        }
        return down ? other.compareTo(one) : one.compareTo(other);
    }

    private String place(StoredResource resource, JsonNode values) {
        if (parameter == null) {
            return SOME + ordered(resource.at().toEpochMilli());
        }
        var all = new ArrayList<String>();
        for (var path : parameter.paths()) {
            path.each(values, value -> all.addAll(texts(path, value)));
        }
        return all.stream()
                .filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, Math.min(LONGEST, text.length())))
                .max(down ? Comparator.naturalOrder() : Comparator.reverseOrder())
                .map(SOME::concat)
                .orElse(NONE);
    }

    private List<String> texts(ElementPath path, JsonNode value) {
        return switch (java.util.Objects.requireNonNull(parameter).kind()) {
            case DATE ->
                FhirDates.read(value).stream()
                        .map(span -> ordered(span.from().getEpochSecond()))
                        .toList();
            case NUMBER, QUANTITY -> amount(value);
            case STRING -> List.of(words(path, value));
            case TOKEN -> codes(value);
            case REFERENCE, URI -> List.of(value.isObject() ? text(value, "reference") : value.asString(""));
            case COMPOSITE, SPECIAL -> List.of();
        };
    }

    private static List<String> amount(JsonNode value) {
        var number = value.isNumber() ? value : value.path("value");
        return number.isNumber() ? List.of(ordered(number.doubleValue())) : List.of();
    }

    /** A name by family, then given; an address from its street on. */
    private static String words(ElementPath path, JsonNode value) {
        if (!value.isObject()) {
            return Indexer.fold(value.asString(""));
        }
        var parts = IndexedPath.parts(path).stream()
                .map(part -> value.path(part.substring(path.key().length() + 1)))
                .toList();
        var words = parts.stream().skip(1).flatMap(SortKey::each).collect(Collectors.joining(" "));
        return Indexer.fold(words.isEmpty() ? parts.getFirst().asString("") : words);
    }

    private static Stream<String> each(JsonNode part) {
        return (part.isArray() ? part.valueStream() : Stream.of(part))
                .map(one -> one.asString(""))
                .filter(one -> !one.isEmpty());
    }

    /** By code, without its system; what was said in words only by its words. */
    private static List<String> codes(JsonNode value) {
        if (!value.isObject()) {
            return List.of(value.asString(""));
        }
        var codes = value.path("coding")
                .valueStream()
                .map(coding -> text(coding, "code"))
                .toList();
        return Stream.of(codes.stream(), Stream.of(text(value, "code"), text(value, "value")))
                        .flatMap(all -> all)
                        .anyMatch(code -> !code.isEmpty())
                ? Stream.concat(codes.stream(), Stream.of(text(value, "code"), text(value, "value")))
                        .toList()
                : List.of(text(value, "text").toLowerCase(Locale.ROOT));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static String ordered(long number) {
        return "%016x".formatted(number ^ Long.MIN_VALUE);
    }

    private static String ordered(double number) {
        var bits = Double.doubleToLongBits(number + 0.0); // so that zero has one sign
        return ordered(bits < 0 ? bits ^ Long.MAX_VALUE : bits);
    }
}
