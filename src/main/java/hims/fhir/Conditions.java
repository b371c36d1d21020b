package hims.fhir;

import hims.platform.Rejected;
import hims.record.Clearance;
import hims.record.ClinicalRecord;
import hims.record.RecordStore;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import hims.record.StoredResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a condition such as {@code identifier=https://lab|42} meets, among what the caller may know of. */
@Component
class Conditions {
    private final ClinicalRecord record;
    private final RecordStore store;
    private final Gate gate;

    Conditions(ClinicalRecord record, RecordStore store, Gate gate) {
        this.record = record;
        this.store = store;
        this.gate = gate;
    }

    /**
     * The one that meets it, empty for none.
     *
     * @throws Rejected CONDITION_AMBIGUOUS when there are several, CONDITION_REFUSED when it is none we can decide
     */
    Optional<StoredResource> one(ResourceType type, Query criteria, Caller by) {
        var found = all(type, criteria, by);
        if (found.size() > 1) {
            throw new Rejected(FhirProblem.CONDITION_AMBIGUOUS, Map.of("matches", found.size()));
        }
        return found.stream().findFirst();
    }

    private List<StoredResource> all(ResourceType type, Query criteria, Caller by) {
        var keys = keys(type, criteria);
        return store.findAll(keys).stream()
                .filter(found -> !found.deleted() && found.openTo(Clearance.of(by.actor())))
                .filter(found -> found.person() == null || gate.mayKnow(by, Objects.requireNonNull(found.person())))
                .toList();
    }

    private List<ResourceKey> keys(ResourceType type, Query criteria) {
        if (criteria.values().size() != 1) {
            throw refused();
        }
        var name = criteria.values().keySet().iterator().next();
        var values = criteria.values().get(name);
        if (values == null || values.size() != 1) {
            throw refused();
        }
        return switch (name) {
            case "_id" ->
                Stream.concat(
                                Reading.direct(type, values.getFirst()).stream(),
                                store.named(type, values.getFirst()).stream())
                        .toList();
            case "identifier" -> identified(type, values.getFirst());
            default -> throw refused();
        };
    }

    private List<ResourceKey> identified(ResourceType type, String token) {
        var cut = token.indexOf('|');
        if (cut <= 0 || cut == token.length() - 1) {
            throw refused();
        }
        return record.findByIdentifier(type, token.substring(0, cut), token.substring(cut + 1));
    }

    private static Rejected refused() {
        return new Rejected(FhirProblem.CONDITION_REFUSED);
    }
}
