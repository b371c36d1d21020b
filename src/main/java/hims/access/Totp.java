package hims.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time codes of RFC 6238: SHA-1, 6 digits, 30 seconds, one step of tolerance each way. */
final class Totp {
    private static final int SECONDS = 30;
    private static final int FAR_AHEAD = 20;
    private static final int MODULUS = 1_000_000;

    private Totp() {}

    static String code(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var offset = hash[hash.length - 1] & 0x0f;
            var number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
            return "%06d".formatted(number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA1", e);
        }
    }

    static long step(Instant now) {
        return now.getEpochSecond() / SECONDS;
    }

    /** The step whose code was typed, if it is newer than {@code lastUsed}: a code counts once (SEC-4). */
    static OptionalLong match(byte[] secret, String typed, Instant now, long lastUsed) {
        var current = step(now);
        // a step far ahead was used while the clock was wrong: it must not lock her out until then
        var used = lastUsed > current + FAR_AHEAD ? 0 : lastUsed;
        for (var step = current - 1; step <= current + 1; step++) {
            if (step > used && code(secret, step).equals(typed)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }
}
