package hims.card.code;

import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** One key that signs and is trusted; never the same twice. */
public record TestKeys(int keyNumber, KeyPair pair) implements CardSigner, KeyRing {

    public static TestKeys withNumber(int number) {
        return new TestKeys(number, Es256.newKeyPair());
    }

    @Override
    public byte[] kid() {
        return Arrays.copyOf(Es256.thumbprint(publicKey()), 8);
    }

    @Override
    public String thumbprint() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Es256.thumbprint(publicKey()));
    }

    @Override
    public byte[] sign(byte[] message) {
        return Es256.sign(message, pair.getPrivate());
    }

    @Override
    public Optional<ECPublicKey> numbered(int number) {
        return number == keyNumber ? Optional.of(publicKey()) : Optional.empty();
    }

    @Override
    public List<ECPublicKey> withKid(byte[] kid) {
        return Arrays.equals(kid, kid()) ? List.of(publicKey()) : List.of();
    }

    public ECPublicKey publicKey() {
        return (ECPublicKey) pair.getPublic();
    }
}
