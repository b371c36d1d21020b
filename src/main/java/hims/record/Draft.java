package hims.record;

import hims.access.PersonId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource about to be written. The store adds id, {@code meta} and the reference to the patient; an id taken from
 * {@link ResourceId#next} beforehand is kept, so that resources written together can refer to each other.
 *
 * @param people whose it is, written under the survivor; null for what is about nobody
 * @param stored the id it is kept by, when {@code resource.id} is one that its sender chose; else null
 */
public record Draft(
        @Nullable PersonSet people,
        ObjectNode resource,
        @Nullable ResourceId stored) {
    public Draft(@Nullable PersonSet people, ObjectNode resource) {
        this(people, resource, null);
    }

    public static Draft of(PersonId person, ObjectNode resource) {
        return new Draft(PersonSet.of(person), resource);
    }

    /** A resource about nobody: Organization, Location, Practitioner. */
    public static Draft ofCity(ObjectNode resource) {
        return new Draft(null, resource);
    }

    @Nullable
    PersonId person() {
        return people == null ? null : people.survivor();
    }
}
