package hims.record;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A row of the read side: which resource, its clinical time from and to, and the body to take elements from. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares facts
record Fact(ResourceKey key, Instant from, Instant until, byte[] body) {

    static final Comparator<Fact> NEWEST_FIRST = comparing(Fact::from)
            .reversed()
            .thenComparing(fact -> fact.key().id().toString());

    ResourceType type() {
        return key.type();
    }

    ObjectNode slice(Set<String> elements) {
        return Slice.of(body, elements);
    }

    /** The first code of a CodeableConcept; empty when it has none. */
    static String code(JsonNode concept) {
        return concept.path("coding").path(0).path("code").asString("");
    }
}
