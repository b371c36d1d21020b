package hims.record;

import hims.access.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        List<Text> strings) {

    record BusinessIdentifier(String system, String value) {
        long hash() {
            return Token.ofIdentifier(system, value);
        }
    }

    /** @param value folded: lower case, without accents */
    record Text(String param, String value) {}

    static Extract of(ResourceType type, @Nullable PersonId person, JsonNode resource, SearchParameters parameters) {
        var indexer = new Indexer(person);
        for (var path : parameters.indexed(type)) {
            path.path().each(resource, value -> indexer.add(path, value));
        }
        var when = when(type, resource);
        if (when.filter(Terms::isLong).isPresent()) {
            indexer.tokens().add(Token.lasting(type));
        }
        return new Extract(
                List.copyOf(indexer.tokens()),
                when,
                Flags.of(resource),
                identifiers(type, resource, parameters),
                List.copyOf(indexer.strings()));
    }

    /** Nothing to be found by; the labels and the clinical time stay, for the history. */
    static Extract deleted(StoredResource last) {
        return new Extract(List.of(), when(last.key().type(), last.parse()), last.deletedFlags(), List.of(), List.of());
    }

    /** Only the identifiers: they are claimed before the rest is known. Those that name no system identify nothing. */
    static List<BusinessIdentifier> identifiers(ResourceType type, JsonNode resource, SearchParameters parameters) {
        var path = parameters.find(type, "identifier");
        if (path.isEmpty()) {
            return List.of();
        }
        var identifiers = new ArrayList<BusinessIdentifier>();
        path.get().paths().getFirst().each(resource, value -> identifiers.add(identifier(value)));
        return identifiers.stream()
                .filter(id -> !id.system().isEmpty() && !id.value().isEmpty())
                .distinct()
                .toList();
    }

    private static BusinessIdentifier identifier(JsonNode value) {
        return new BusinessIdentifier(
                value.path("system").asString(""), value.path("value").asString(""));
    }

    static Optional<FhirDates.Interval> when(ResourceType type, JsonNode resource) {
        return Structure.of(type).dates().stream()
                .filter(resource::has)
                .findFirst()
                .flatMap(element -> FhirDates.read(resource.path(element)));
    }
}
