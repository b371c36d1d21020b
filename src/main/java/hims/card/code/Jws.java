package hims.card.code;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Optional;

/** A compact JWS with ES256 (RFC 7515): header, payload and signature, each in base64url. */
@SuppressWarnings("ArrayRecordComponent") // lives only inside one reading
public record Jws(String signed, byte[] header, byte[] payload, byte[] signature) {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    public static String sign(String header, byte[] payload, CardSigner signer) {
        String signed =
                ENCODER.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "." + ENCODER.encodeToString(payload);
        return signed + "." + ENCODER.encodeToString(signer.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Empty when it has not three parts of base64url. */
    public static Optional<Jws> read(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var decoder = Base64.getUrlDecoder();
            return Optional.of(new Jws(
                    parts[0] + "." + parts[1],
                    decoder.decode(parts[0]),
                    decoder.decode(parts[1]),
                    decoder.decode(parts[2])));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not base64url
        }
    }

    public boolean verifies(ECPublicKey key) {
        return signature.length == Es256.SIGNATURE_BYTES
                && Es256.verifies(signed.getBytes(StandardCharsets.US_ASCII), signature, key);
    }
}
