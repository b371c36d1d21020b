package hims.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Makes ids. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long RANDOM_BITS = (1L << 62) - 1;

    /** Milliseconds and their 4096ths, as UUIDv7 lays them out: never the same or less, even when the clock steps back. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /** A UUIDv7 (RFC 9562): unique, and rising within this process. */
    public static UUID next() {
        var tick = LAST.accumulateAndGet(now(), (last, now) -> Math.max(last + 1, now));
        var high = ((tick >>> 12) << 16) | 0x7000 | (tick & 0xFFF);
        return new UUID(high, (1L << 63) | (RANDOM.nextLong() & RANDOM_BITS));
    }

    /** The same UUIDv8 for the same name, for rows that reference data names: {@code Ids.named("unit", "LNH/PHARM")}. */
    public static UUID named(String kind, String name) {
        var hash = ByteBuffer.wrap(sha256(kind + ":" + name));
        var high = (hash.getLong() & ~0xF000L) | 0x8000L;
        return new UUID(high, (1L << 63) | (hash.getLong() & RANDOM_BITS));
    }

    private static long now() {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        return ((micros / 1000) << 12) | (micros % 1000 * 4096 / 1000);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
