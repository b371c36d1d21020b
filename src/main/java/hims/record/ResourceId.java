package hims.record;

import hims.access.PersonId;
import hims.platform.Id;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Id of a resource. Ours are UUIDv8: 48 bits of Unix milliseconds, so that they sort by age; the version; twelve bits of
 * bucket, so that the id alone leads to its partition; the variant and 62 random bits. A Patient has the id of its person.
 */
public record ResourceId(UUID value) implements Id {

    /** A new id for a fact about this person, ahead of the write when other resources must refer to it. */
    public static ResourceId next(PersonId person) {
        return next(person, Instant.now());
    }

    static ResourceId next(PersonId person, Instant at) {
        return next(Buckets.hash(person.value()), at.toEpochMilli());
    }

    /** For a resource about nobody: any bucket, by its own randomness. */
    static ResourceId next(Instant at) {
        return next((short) ThreadLocalRandom.current().nextInt(Buckets.COUNT), at.toEpochMilli());
    }

    static ResourceId next(short bucket, long millis) {
        var high = millis << 16 | 0x8000L | (bucket & (Buckets.COUNT - 1));
        var low = ThreadLocalRandom.current().nextLong() >>> 2 | 1L << 63;
        return new ResourceId(new UUID(high, low));
    }

    public static ResourceId parse(String text) {
        return new ResourceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
