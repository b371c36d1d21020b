package hims.record;

import hims.access.Actor;
import hims.access.OpenTo;
import hims.access.PersonId;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where departments write facts. A write joins the caller's transaction, so that the department's own rows and the record
 * never disagree; the caller's use case has checked authority and audits.
 *
 * <p>The reads here are for modules in the middle of their own authorised work: they take a {@link Clearance} and ask nobody.
 * People read through {@link RecordReader}.
 */
@Service
@OpenTo("departments, whose own use case has checked the actor in the same transaction")
public class ClinicalRecord {
    private final RecordWriter writer;
    private final RecordSql sql;
    private final IndexSql index;
    private final Clock clock;

    ClinicalRecord(RecordWriter writer, RecordSql sql, IndexSql index, Clock clock) {
        this.writer = writer;
        this.sql = sql;
        this.index = index;
        this.clock = clock;
    }

    /** @throws Rejected RESOURCE_INVALID with every fault, REFERENCE_MISSING */
    @Transactional(propagation = Propagation.MANDATORY)
    public Recorded create(PersonId person, ObjectNode resource, Actor by) {
        return createAll(List.of(Draft.of(person, resource)), by).getFirst();
    }

    /**
     * Writes all in one go; the answers are in the order of the drafts. A draft with an identifier that a resource of the same
     * type and person has already is that resource: its answer is the first one's, and references to it follow (REC-9).
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Recorded> createAll(List<Draft> drafts, Actor by) {
        return writer.create(drafts, by, clock.instant());
    }

    /** For what an older system recorded before this one: {@code recordedAt} becomes the time of the version. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Recorded> importAll(List<Draft> drafts, Actor by, Instant recordedAt) {
        return writer.create(drafts, by, recordedAt);
    }

    /** Next version of the resource with this id, whatever the current one is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Recorded update(PersonId person, ObjectNode resource, Actor by) {
        return amend(PersonSet.of(person), keyOf(resource), by, _ -> resource);
    }

    /**
     * @param version the one the caller has read
     * @throws Rejected VERSION_STALE when it is no longer the current one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Recorded update(PersonId person, ObjectNode resource, int version, Actor by) {
        return writer.revise(PersonSet.of(person), keyOf(resource), by, current -> {
            if (current.version() != version) {
                throw new Rejected(RecordProblem.VERSION_STALE, Map.of("version", current.version()));
            }
            return resource;
        });
    }

    /** Next version made from the current one, which is locked meanwhile: for a change of status and the like. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Recorded amend(PersonSet people, ResourceKey key, Actor by, UnaryOperator<ObjectNode> change) {
        return writer.revise(people, key, by, current -> change.apply(current.parse()));
    }

    /** First version when there is none, else the next: for Patient, Organization and the like, whose id is known. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Recorded put(Draft draft, Actor by) {
        return writer.put(draft, by, clock.instant());
    }

    /** Hides the fact everywhere except in its history, where the reason stands. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Recorded enteredInError(PersonSet people, ResourceKey key, Actor by, String reason) {
        return amend(people, key, by, resource -> Retraction.of(key.type(), resource, reason));
    }

    /** The current version; empty also when it was entered in error or is confidential beyond the clearance. */
    public Optional<StoredResource> find(ResourceKey key, Clearance clearance) {
        return sql.find(key).filter(found -> found.visibleTo(clearance) && !found.enteredInError());
    }

    /** All versions, newest first, errors included; none when the current one is confidential beyond the clearance. */
    public List<StoredResource> versions(ResourceKey key, Clearance clearance) {
        var current = sql.find(key).filter(found -> found.visibleTo(clearance));
        if (current.isEmpty()) {
            return List.of();
        }
        return Stream.concat(current.stream(), sql.older(key).stream())
                .filter(version -> version.visibleTo(clearance))
                .toList();
    }

    /** The version that was current at that moment. */
    public Optional<StoredResource> asOf(ResourceKey key, Instant moment, Clearance clearance) {
        return versions(key, clearance).stream()
                .filter(version -> !version.at().isAfter(moment))
                .findFirst();
    }

    /** Resources of a type with this identifier, whose ever they are: a look-up across the city, for numbers on paper. */
    public List<ResourceKey> findByIdentifier(ResourceType type, String system, String value) {
        return index.find(type, new Extract.BusinessIdentifier(system, value));
    }

    private static ResourceKey keyOf(ObjectNode resource) {
        var reference = resource.path("resourceType").asString("") + "/"
                + resource.path("id").asString("");
        return ResourceKey.find(reference).orElseThrow(() -> new Rejected(RecordProblem.RESOURCE_NOT_FOUND));
    }
}
