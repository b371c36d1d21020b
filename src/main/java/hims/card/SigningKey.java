package hims.card;

import hims.card.code.Es256;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The public half of a key and where it stands in its life. */
record SigningKey(
        int number, KeyPurpose purpose, ECPublicKey publicKey, KeyState state, Instant createdAt, Instant changedAt) {

    /** A key signs for a year at most (house value, at least yearly: CARD-34). */
    static final Period SIGNS = Period.ofYears(1);

    private static final int KID_BYTES = 8;

    /** The whole thumbprint, as JWK names a key. */
    String thumbprint() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Es256.thumbprint(publicKey));
    }

    /** Its first eight bytes, as our own codes name it. */
    byte[] kid() {
        return Arrays.copyOf(Es256.thumbprint(publicKey), KID_BYTES);
    }

    /** The day on which it ends to sign, or is no longer needed to verify; empty for one that does neither. */
    Optional<LocalDate> endsOn() {
        LocalDate since = LocalDate.ofInstant(changedAt, CardCodes.CITY);
        return switch (state) {
            case SIGNING -> Optional.of(since.plus(SIGNS));
            case VERIFY_ONLY -> Optional.of(since.plus(purpose.needed()));
            case CREATED, PUBLISHED, RETIRED, COMPROMISED -> Optional.empty();
        };
    }
}
