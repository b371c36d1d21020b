package hims.record;

import hims.access.Actor;
import hims.access.OpenTo;
import hims.access.PersonId;
import hims.platform.Change;
import hims.platform.ChangeFeed;
import hims.platform.Rejected;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The store as the API of {@code fhir} works on it: resources of any type and state under the ids they show, versions, and
 * the order of all changes. Departments use {@link ClinicalRecord}.
 */
@Service
@OpenTo("module fhir, which asks Access about each person and logs")
public class RecordStore {
    private final RecordWriter writer;
    private final RecordSql sql;
    private final NameSql names;
    private final ChangeFeed changes;
    private final Clock clock;

    RecordStore(RecordWriter writer, RecordSql sql, NameSql names, ChangeFeed changes, Clock clock) {
        this.writer = writer;
        this.sql = sql;
        this.names = names;
        this.changes = changes;
        this.clock = clock;
    }

    /** A line of the order of changes. */
    public record Changed(ChangeFeed.Cursor at, ResourceKey key, int version) {}

    /** The key an id stands for when its sender chose it; ids of ours need no look-up. */
    public Optional<ResourceKey> named(ResourceType type, String name) {
        return names.find(type, name);
    }

    /** Those of the keys that there are, in any order, deleted and confidential ones included. */
    public List<StoredResource> findAll(Collection<ResourceKey> keys) {
        return keys.isEmpty() ? List.of() : sql.findAll(keys);
    }

    public Optional<StoredResource> find(ResourceKey key) {
        return sql.find(key);
    }

    public Optional<StoredResource> version(ResourceKey key, int number) {
        return sql.version(key, number);
    }

    /** Versions below a number, newest first, deletions included. */
    public List<StoredResource> versions(ResourceKey key, int below, int limit) {
        return sql.versions(key, below, limit);
    }

    /** Changes of a type, or of all, newest first. */
    public List<Changed> changes(@Nullable ResourceType type, ChangeFeed.Cursor before, int limit) {
        return changes.before(before, type == null ? null : type.number(), limit).stream()
                .map(entry -> new Changed(
                        entry.at(), key(entry.change()), entry.change().ver()))
                .toList();
    }

    /** A new id that keeps the resource with its person. */
    public ResourceKey newKey(ResourceType type, @Nullable PersonId person) {
        return new ResourceKey(type, person == null ? ResourceId.next(clock.instant()) : ResourceId.next(person));
    }

    /** Whether a resource can be kept by this id as it is, or only by one that it stands for. */
    public boolean fits(UUID id, ResourceType type, @Nullable PersonId person) {
        var key = new ResourceKey(type, new ResourceId(id));
        return person == null || key.bucket() == Buckets.hash(person.value());
    }

    /** @return false when the name stands for another resource already */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean name(String name, ResourceKey stored) {
        return names.add(name, stored);
    }

    /**
     * As {@link ClinicalRecord#createAll}.
     *
     * @param announced what the same transaction writes besides, so that references to it are good
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Recorded> create(List<Draft> drafts, Set<ResourceKey> announced, Actor by) {
        return writer.create(drafts, announced, by, clock.instant());
    }

    /**
     * @param change makes the next version from the current one, which is locked meanwhile and may be a deleted one
     * @throws Rejected RESOURCE_NOT_FOUND
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Recorded revise(
            ResourceKey key, Set<ResourceKey> announced, Actor by, Function<StoredResource, Draft> change) {
        return writer.revise(key, announced, by, change);
    }

    /** @param check of the current version, which is locked meanwhile. @throws Rejected RESOURCE_NOT_FOUND */
    @Transactional(propagation = Propagation.MANDATORY)
    public Recorded delete(ResourceKey key, Actor by, Consumer<StoredResource> check) {
        return writer.delete(key, by, check);
    }

    private static ResourceKey key(Change change) {
        return new ResourceKey(ResourceType.numbered(change.rtype()), new ResourceId(change.rid()));
    }
}
