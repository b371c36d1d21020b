package hims.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Text with Ed25519 signatures behind it, as C2SP signed-note defines them. */
final class SignedNote {
    private static final String ALGORITHM = "Ed25519";
    private static final byte ED25519 = 1;
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final String MARK = "\u2014 ";

    /** What stands in an X.509 public key of Ed25519 before its 32 bytes. */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private SignedNote() {}

    /**
     * A public key with its name, written {@code name+id+key}.
     *
     * @param key of 32 bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Verifier(String name, byte[] key) {
        static Verifier of(String name, PublicKey key) {
            var encoded = key.getEncoded();
            return new Verifier(name, Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
        }

        /** @throws IllegalArgumentException when this is no such key */
        static Verifier parse(String text) {
            var parts = text.strip().split("\\+", 3);
            var coded = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
            if (coded.length != KEY_BYTES + 1 || coded[0] != ED25519) {
                throw new IllegalArgumentException("Not a key for checkpoints: " + text);
            }
            return new Verifier(parts[0], Arrays.copyOfRange(coded, 1, coded.length));
        }

        byte[] id() {
            var named = (name + "\n").getBytes(StandardCharsets.UTF_8);
            return Arrays.copyOf(Merkle.sha256(named, new byte[] {ED25519}, key), ID_BYTES);
        }

        @Override
        public String toString() {
            var coded = ByteBuffer.allocate(KEY_BYTES + 1).put(ED25519).put(key).array();
            return name + "+" + HexFormat.of().formatHex(id()) + "+"
                    + Base64.getEncoder().encodeToString(coded);
        }

        boolean signed(String note) {
            var end = note.indexOf("\n\n") + 1;
            return end > 0
                    && note.substring(end + 1)
                            .lines()
                            .filter(line -> line.startsWith(MARK + name + " "))
                            .map(line -> line.substring(MARK.length() + name.length() + 1))
                            .anyMatch(signature -> fits(note.substring(0, end), signature));
        }

        private boolean fits(String text, String base64) {
            try {
                var signature = Base64.getDecoder().decode(base64);
                var ed25519 = Signature.getInstance(ALGORITHM);
                ed25519.initVerify(publicKey());
                ed25519.update(text.getBytes(StandardCharsets.UTF_8));
                return signature.length > ID_BYTES
                        && Arrays.equals(id(), Arrays.copyOf(signature, ID_BYTES))
                        && ed25519.verify(signature, ID_BYTES, signature.length - ID_BYTES);
            } catch (GeneralSecurityException | IllegalArgumentException notOne) {
                return false;
            }
        }

        private PublicKey publicKey() throws GeneralSecurityException {
            var encoded = ByteBuffer.allocate(X509_HEAD.length + KEY_BYTES)
                    .put(X509_HEAD)
                    .put(key)
                    .array();
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        }
    }

    /** Signs and knows its own public half. */
    record Signer(Verifier verifier, PrivateKey key) {
        /** @param text ends with a line break */
        String sign(String text) {
            try {
                var ed25519 = Signature.getInstance(ALGORITHM);
                ed25519.initSign(key);
                ed25519.update(text.getBytes(StandardCharsets.UTF_8));
                var signature = ed25519.sign();
                var coded = ByteBuffer.allocate(ID_BYTES + signature.length)
                        .put(verifier.id())
                        .put(signature)
                        .array();
                return text + "\n" + MARK + verifier.name() + " "
                        + Base64.getEncoder().encodeToString(coded) + "\n";
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("The key of the audit log does not sign", e);
            }
        }
    }
}
