package hims.card;

import hims.card.code.Es256;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** The public half of a key and where it stands in its life. */
record SigningKey(int number, KeyPurpose purpose, ECPublicKey publicKey, KeyState state, Instant changedAt) {

    private static final int KID_BYTES = 8;

    /** The whole thumbprint, as JWK names a key. */
    String thumbprint() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Es256.thumbprint(publicKey));
    }

    /** Its first eight bytes, as our own codes name it. */
    byte[] kid() {
        return Arrays.copyOf(Es256.thumbprint(publicKey), KID_BYTES);
    }
}
