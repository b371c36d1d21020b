package hims.card.code;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** ECDSA on P-256 with SHA-256; signatures are r then s, 32 bytes each. */
public final class Es256 {

    public static final int SIGNATURE_BYTES = 64;

    private static final String CURVE = "secp256r1";
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
    private static final int COORDINATE_BYTES = 32;

    private Es256() {}

    public static KeyPair newKeyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no P-256", e);
        }
    }

    public static byte[] sign(byte[] message, PrivateKey key) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key cannot be used", e);
        }
    }

    /** Where the private half lies in a token, whose provider signs. */
    public static byte[] sign(byte[] message, PrivateKey key, Provider token) {
        return sign(ALGORITHM, message, key, token);
    }

    /** As X.509 writes a signature. */
    public static byte[] signAsDer(byte[] message, PrivateKey key, Provider token) {
        return sign("SHA256withECDSA", message, key, token);
    }

    private static byte[] sign(String algorithm, byte[] message, PrivateKey key, Provider token) {
        try {
            var signature = Signature.getInstance(algorithm, token);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the token does not sign", e);
        }
    }

    public static boolean verifies(byte[] message, byte[] signature, ECPublicKey key) {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false; // r or s out of range: an altered code, not a fault of ours
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the public key cannot be used", e);
        }
    }

    /** The public point as x then y, 32 bytes each. */
    public static byte[] point(ECPublicKey key) {
        var point = new byte[2 * COORDINATE_BYTES];
        place(key.getW().getAffineX(), point, 0);
        place(key.getW().getAffineY(), point, COORDINATE_BYTES);
        return point;
    }

    public static ECPublicKey publicKey(byte[] point) {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(CURVE));
            var x = new BigInteger(1, Arrays.copyOfRange(point, 0, COORDINATE_BYTES));
            var y = new BigInteger(1, Arrays.copyOfRange(point, COORDINATE_BYTES, 2 * COORDINATE_BYTES));
            var spec = new ECPublicKeySpec(new ECPoint(x, y), parameters.getParameterSpec(ECParameterSpec.class));
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a point of P-256", e);
        }
    }

    /** One coordinate of the public point as JWK writes it. */
    public static String jwkX(ECPublicKey key) {
        return base64url(Arrays.copyOfRange(point(key), 0, COORDINATE_BYTES));
    }

    public static String jwkY(ECPublicKey key) {
        return base64url(Arrays.copyOfRange(point(key), COORDINATE_BYTES, 2 * COORDINATE_BYTES));
    }

    /** RFC 7638: SHA-256 over the required members in lexical order, without spaces. */
    public static byte[] thumbprint(ECPublicKey key) {
        String jwk = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}".formatted(jwkX(key), jwkY(key));
        try {
            return MessageDigest.getInstance("SHA-256").digest(jwk.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void place(BigInteger coordinate, byte[] target, int at) {
        byte[] bytes = coordinate.toByteArray();
        int from = Math.max(0, bytes.length - COORDINATE_BYTES);
        int length = bytes.length - from;
        System.arraycopy(bytes, from, target, at + COORDINATE_BYTES - length, length);
    }
}
