package hims.record;

import java.util.UUID;

/**
 * Where a person's record lies: one of 4,096 buckets. Stored in every id, so the function never changes: the two halves of
 * the UUID folded with the golden ratio and mixed by the finaliser of SplitMix64; the lowest twelve bits.
 */
final class Buckets {
    static final int COUNT = 4096;

    private Buckets() {}

    /** The bucket of a person, or of a resource about nobody, by its own id. */
    static short hash(UUID id) {
        var mixed = id.getMostSignificantBits() * 0x9E3779B97F4A7C15L + id.getLeastSignificantBits();
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return (short) ((mixed ^ mixed >>> 31) & (COUNT - 1));
    }

    /** The bucket a resource lies in, from its id alone: embedded in a UUIDv8 of ours, else the hash of the id. */
    static short of(UUID id) {
        return id.version() == 8 ? (short) (id.getMostSignificantBits() & (COUNT - 1)) : hash(id);
    }
}
