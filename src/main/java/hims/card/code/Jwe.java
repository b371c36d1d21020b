package hims.card.code;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A compact JWE under a key both sides have: {@code dir}, {@code A256GCM}, packed (FMT-42). */
public final class Jwe {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private Jwe() {}

    /** @param key 32 bytes; each sealing draws a fresh start value */
    public static String seal(byte[] content, String contentType, byte[] key) {
        String header = ENCODER.encodeToString(
                ("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"cty\":\"" + contentType + "\",\"zip\":\"DEF\"}")
                        .getBytes(StandardCharsets.US_ASCII));
        var iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv));
            cipher.updateAAD(header.getBytes(StandardCharsets.US_ASCII));
            byte[] sealed = cipher.doFinal(Zlib.deflateRaw(content));
            int end = sealed.length - TAG_BYTES;
            return header + ".." + ENCODER.encodeToString(iv) + "."
                    + ENCODER.encodeToString(Arrays.copyOf(sealed, end)) + "."
                    + ENCODER.encodeToString(Arrays.copyOfRange(sealed, end, sealed.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }
}
