package hims.record;

import hims.access.Actor;
import hims.access.PersonId;
import hims.platform.Rejected;
import hims.record.shape.Fault;
import hims.record.shape.Rule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource with its id and its person, on its way to the store. The object is the store's own, what lies in it still the
 * caller's: nothing below the first level is changed.
 *
 * @param name the id it shows, which its sender may have chosen
 */
record Prepared(ResourceKey key, String name, @Nullable PersonSet people, ObjectNode resource) {

    private static final int FIRST_BYTES = 1024;
    private static final Set<String> FIRST = Set.of("resourceType", "id", "meta");
    private static final Set<String> OURS = Set.of("versionId", "lastUpdated", "source");

    /** Gives the resource its patient and, made from the stamp when it has none, its id. */
    static Prepared of(Draft draft, Instant stamp) {
        var type = ResourceType.named(draft.resource().path("resourceType").asString(""))
                .orElseThrow(() -> invalid("Resource", "resourceType", Rule.UNKNOWN_TYPE));
        var key = new ResourceKey(type, id(draft, type, stamp));
        var person = draft.person();
        var bucket = person == null ? key.bucket() : Buckets.hash(person.value());
        if (key.bucket() != bucket) {
            throw invalid(type.fhirName(), "id", Rule.ANOTHER_PERSON);
        }
        var resource = FhirJson.object();
        draft.resource().properties().forEach(entry -> resource.set(entry.getKey(), entry.getValue()));
        var name = draft.stored() == null
                ? key.id().toString()
                : draft.resource().path("id").asString("");
        resource.put("id", name);
        if (person != null) {
            setPatient(type, person, resource);
        }
        return new Prepared(key, name, draft.people(), resource);
    }

    /** The same, with nothing in it that is also the caller's. */
    Prepared ownCopy() {
        return new Prepared(key, name, people, resource.deepCopy());
    }

    private static ResourceId id(Draft draft, ResourceType type, Instant stamp) {
        if (draft.stored() != null) {
            return draft.stored();
        }
        var given = draft.resource().path("id").asString("");
        if (!given.isEmpty()) {
            return ResourceKey.find(type.fhirName() + "/" + given)
                    .orElseThrow(() -> invalid(type.fhirName(), "id", Rule.FORMAT))
                    .id();
        }
        var person = draft.person();
        if (person == null) {
            return ResourceId.next(stamp);
        }
        return type == ResourceType.PATIENT ? new ResourceId(person.value()) : ResourceId.next(person, stamp);
    }

    private static void setPatient(ResourceType type, PersonId person, ObjectNode resource) {
        var element = Structure.of(type).patient();
        if (element != null && !resource.has(element)) {
            resource.set(element, FhirJson.patient(person));
        }
        if (element != null
                && !resource.path(element).path("reference").asString("").equals("Patient/" + person.value())) {
            throw invalid(type.fhirName(), element, Rule.ANOTHER_PERSON);
        }
    }

    @Nullable
    PersonId person() {
        return people == null ? null : people.survivor();
    }

    short bucket() {
        return key.bucket();
    }

    void check(Instant now) {
        var faults = StructureCheck.faults(key.type(), resource, now);
        if (!faults.isEmpty()) {
            throw invalid(key.type().fhirName(), faults).with("resource", key.reference());
        }
    }

    /** Every local reference, wherever it stands. */
    void eachReference(Consumer<ObjectNode> found) {
        references(resource, found);
    }

    private static void references(JsonNode node, Consumer<ObjectNode> found) {
        if (node instanceof ObjectNode object && object.path("reference").isString()) {
            found.accept(object);
        }
        if (node.isContainer()) {
            node.forEach(child -> references(child, found));
        }
    }

    /** The final bytes: id and {@code meta} first, then the resource as it was given. */
    byte[] body(int version, Instant at, Actor by) {
        var buffer = new ByteArrayBuilder(FIRST_BYTES);
        try (var json = FhirJson.MAPPER.createGenerator(buffer)) {
            json.writeStartObject();
            json.writeStringProperty("resourceType", key.type().fhirName());
            json.writeStringProperty("id", name);
            json.writeName("meta");
            meta(json, version, at, by);
            for (var entry : resource.properties()) {
                if (!FIRST.contains(entry.getKey())) {
                    json.writeName(entry.getKey());
                    json.writeTree(entry.getValue());
                }
            }
            json.writeEndObject();
        }
        return buffer.toByteArray();
    }

    private void meta(JsonGenerator json, int version, Instant at, Actor by) {
        json.writeStartObject();
        json.writeStringProperty("versionId", Integer.toString(version));
        json.writeStringProperty("lastUpdated", at.toString());
        json.writeStringProperty("source", Source.of(by).uri());
        for (var entry : resource.path("meta").properties()) {
            if (!OURS.contains(entry.getKey())) {
                json.writeName(entry.getKey());
                json.writeTree(entry.getValue());
            }
        }
        json.writeEndObject();
    }

    /** The store keeps milliseconds, as {@code meta.lastUpdated} shows them. */
    static Instant stamp(Instant now) {
        return now.truncatedTo(ChronoUnit.MILLIS);
    }

    static Rejected invalid(String type, String element, Rule rule) {
        return invalid(type, List.of(new Fault(type + "." + element, rule)));
    }

    static Rejected invalid(String type, List<Fault> faults) {
        return new Rejected(RecordProblem.RESOURCE_INVALID, Map.of("type", type, "faults", faults));
    }
}
