package hims.card.code;

import hims.card.CardSerial;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a revocation list names a card: 11 characters that lead nobody back to the serial. */
public final class Rid {

    private static final byte[] PREFIX = "hims-card-rid".getBytes(StandardCharsets.US_ASCII);
    private static final int BYTES = 8;

    private Rid() {}

    /** For the codes of our own, whose reader knows the serial and must find the name without a secret. */
    public static String of(byte[] kid, CardSerial serial) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(PREFIX);
            digest.update(kid);
            return text(digest.digest(bytes(serial)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** For a SMART Health Card, which carries the name itself and no serial (FMT-36). */
    public static String hidden(byte[] secret, String kid, CardSerial serial) {
        byte[] id = kid.getBytes(StandardCharsets.US_ASCII);
        byte[] key = Arrays.copyOf(secret, secret.length + id.length);
        System.arraycopy(id, 0, key, secret.length, id.length);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return text(mac.doFinal(bytes(serial)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC", e);
        }
    }

    private static byte[] bytes(CardSerial serial) {
        return ByteBuffer.allocate(Long.BYTES).putLong(serial.bits()).array();
    }

    private static String text(byte[] hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    }
}
