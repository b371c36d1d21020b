package hims.record;

import hims.access.Actor;
import hims.access.UnitId;
import hims.access.UserId;
import java.util.Optional;
import java.util.UUID;

/**
 * Who recorded a version and which facility answers for it (REC-5); when is {@code meta.lastUpdated}. Kept in
 * {@code meta.source} as {@code urn:hims:<facility>:<user>}: a third of the bytes of two extensions in every resource.
 */
public record Source(UnitId facility, UserId user) {
    private static final String PREFIX = "urn:hims:";
    private static final int UUID_LENGTH = 36;

    static Source of(Actor actor) {
        return new Source(actor.facility(), actor.user());
    }

    String uri() {
        return PREFIX + facility.value() + ":" + user.value();
    }

    static Optional<Source> find(String uri) {
        if (!uri.startsWith(PREFIX) || uri.length() != PREFIX.length() + 2 * UUID_LENGTH + 1) {
            return Optional.empty();
        }
        var facility = uri.substring(PREFIX.length(), PREFIX.length() + UUID_LENGTH);
        var user = uri.substring(PREFIX.length() + UUID_LENGTH + 1);
        return Optional.of(new Source(new UnitId(UUID.fromString(facility)), new UserId(UUID.fromString(user))));
    }
}
