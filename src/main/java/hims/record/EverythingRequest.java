package hims.record;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A page of all that is known about a person, by type.
 *
 * @param types only these; empty for all
 * @param since recorded at or after
 * @param from with until the clinical time, which it must touch; the Patient is there in any case
 * @param afterType with afterRid where the page before ended
 */
public record EverythingRequest(
        SearchScope scope,
        Set<ResourceType> types,
        Instant since,
        Instant from,
        Instant until,
        short afterType,
        UUID afterRid,
        int most) {
    static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    public static EverythingRequest of(SearchScope scope, int most) {
        return new EverythingRequest(scope, Set.of(), EARLIEST, EARLIEST, LATEST, (short) 0, new UUID(0, 0), most);
    }

    public EverythingRequest of(Set<ResourceType> only, Instant recordedSince) {
        return new EverythingRequest(scope, only, recordedSince, from, until, afterType, afterRid, most);
    }

    public EverythingRequest between(Instant first, Instant last) {
        return new EverythingRequest(scope, types, since, first, last, afterType, afterRid, most);
    }

    public EverythingRequest after(short lastType, UUID last) {
        return new EverythingRequest(scope, types, since, from, until, lastType, last, most);
    }
}
