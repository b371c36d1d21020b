package hims.record;

import hims.access.PersonId;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is searched in a resource, taken out once at the write.
 *
 * @param when the clinical time; empty when the resource names none
 */
record Extract(
        List<Long> tokens,
        Optional<FhirDates.Interval> when,
        short flags,
        List<BusinessIdentifier> identifiers,
        List<Text> strings,
        List<Range> numbers) {

    record BusinessIdentifier(String system, String value) {
        long hash() {
            return Token.ofIdentifier(system, value);
        }
    }

    /** @param value folded: lower case, without accents */
    record Text(String param, String value) {}

    record Range(String param, double low, double high, String unit) {}

    static Extract of(ResourceType type, @Nullable PersonId person, JsonNode resource, SearchParameters parameters) {
        var tokens = new TreeSet<Long>();
        var strings = new ArrayList<Text>();
        var numbers = new ArrayList<Range>();
        for (var parameter : parameters.of(type)) {
            walk(resource, parameter.path(), 0, value -> {
                switch (parameter.kind()) {
                    case TOKEN -> tokens(parameter, person, value, tokens);
                    case IDENTIFIER -> {} // found through record.identifier
                    case REFERENCE -> tokens.add(Token.of(type, parameter.name(), text(value, "reference")));
                    case STRING -> strings.add(new Text(parameter.name(), fold(value.asString(""))));
                    case QUANTITY -> quantity(value).ifPresent(q -> numbers.add(q.named(parameter.name())));
                    case DATE -> FhirDates.read(value).ifPresent(span -> numbers.add(seconds(parameter.name(), span)));
                }
            });
        }
        return new Extract(
                List.copyOf(tokens),
                when(type, resource),
                Flags.of(resource),
                identifiers(type, resource, parameters),
                strings.stream()
                        .filter(text -> !text.value().isEmpty())
                        .distinct()
                        .toList(),
                numbers.stream().distinct().toList());
    }

    /** Nothing to be found by; the labels and the clinical time stay, for the history. */
    static Extract deleted(StoredResource last) {
        return new Extract(
                List.of(), when(last.key().type(), last.parse()), last.deletedFlags(), List.of(), List.of(), List.of());
    }

    /** Only the identifiers: they are claimed before the rest is known. Those that name no system identify nothing. */
    static List<BusinessIdentifier> identifiers(ResourceType type, JsonNode resource, SearchParameters parameters) {
        var identifiers = new ArrayList<BusinessIdentifier>();
        for (var parameter : parameters.of(type)) {
            if (parameter.kind() == SearchParameter.Kind.IDENTIFIER) {
                walk(resource, parameter.path(), 0, value -> identifiers.add(identifier(value)));
            }
        }
        return identifiers.stream()
                .filter(id -> !id.system().isEmpty() && !id.value().isEmpty())
                .distinct()
                .toList();
    }

    private static BusinessIdentifier identifier(JsonNode value) {
        return new BusinessIdentifier(text(value, "system"), text(value, "value"));
    }

    static Optional<FhirDates.Interval> when(ResourceType type, JsonNode resource) {
        return Structure.of(type).dates().stream()
                .filter(resource::has)
                .findFirst()
                .flatMap(element -> FhirDates.read(resource.path(element)));
    }

    static void walk(JsonNode node, List<String> path, int depth, Consumer<JsonNode> found) {
        if (node.isArray()) {
            node.forEach(item -> walk(item, path, depth, found));
        } else if (depth == path.size()) {
            if (!node.isMissingNode() && !node.isNull()) {
                found.accept(node);
            }
        } else {
            walk(node.path(path.get(depth)), path, depth + 1, found);
        }
    }

    /** A CodeableConcept gives a token for each coding; a Coding, an Identifier, a code or a boolean gives its own. */
    private static void tokens(SearchParameter parameter, @Nullable PersonId person, JsonNode value, Set<Long> into) {
        if (value.has("coding")) {
            value.path("coding").forEach(coding -> tokens(parameter, person, coding, into));
            return;
        }
        var code = value.isObject() ? text(value, value.has("code") ? "code" : "value") : value.asString("");
        if (code.isEmpty()) {
            return;
        }
        into.add(Token.of(parameter.type(), parameter.name(), code));
        if (value.has("system")) {
            var systemAndCode = text(value, "system") + "|" + code;
            into.add(Token.of(parameter.type(), parameter.name(), systemAndCode));
            if (parameter.withinPerson() && person != null) {
                into.add(Token.of(person, parameter.type(), parameter.name(), systemAndCode));
            }
        }
    }

    private record Amount(double value, String unit) {
        Range named(String param) {
            return new Range(param, value, value, unit);
        }
    }

    private static Optional<Amount> quantity(JsonNode value) {
        return value.path("value").isNumber()
                ? Optional.of(new Amount(value.path("value").doubleValue(), text(value, "code")))
                : Optional.empty();
    }

    private static Range seconds(String param, FhirDates.Interval span) {
        var open = span.until().equals(Instant.MAX);
        return new Range(
                param,
                span.from().getEpochSecond(),
                open ? Double.POSITIVE_INFINITY : span.until().getEpochSecond(),
                "s");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    static String fold(String text) {
        var letters = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("[\\u0300-\\u036F]", "");
        return letters.toLowerCase(Locale.ROOT).strip();
    }
}
