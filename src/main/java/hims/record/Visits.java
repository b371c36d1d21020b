package hims.record;

import hims.record.PatientSummary.Visit;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A visit as the read side shows it, from the elements of its Encounter. */
final class Visits {
    private Visits() {}

    static Visit read(Fact fact, JsonNode json, String status) {
        var provider = json.path("serviceProvider");
        return new Visit(
                fact.key(),
                json.path("class").path("code").asString(""),
                status,
                facility(provider.path("reference").asString("")),
                provider.path("display").asString(""),
                Concept.read(json.path("serviceType")).text(),
                Concept.read(json.path("reasonCode").path(0)).text(),
                fact.from(),
                fact.until().equals(Instant.MAX) ? null : fact.until());
    }

    private static @Nullable UUID facility(String reference) {
        return ResourceKey.find(reference).map(key -> key.id().value()).orElse(null);
    }
}
