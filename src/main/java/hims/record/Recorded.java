package hims.record;

import java.time.Instant;

/**
 * The answer to a write.
 *
 * @param first false when the same fact was recorded before: key, version and time are those of the first (REC-9)
 */
public record Recorded(ResourceKey key, int version, Instant at, boolean first) {}
