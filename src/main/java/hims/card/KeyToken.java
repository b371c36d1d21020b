package hims.card;

import hims.card.code.Es256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Private keys in a token that speaks PKCS#11: an HSM, or SoftHSM in tests (CARD-34). They are made inside, marked as not to be
 * read or taken out, and sign inside. Keys that were files before the token came go on signing from their files until their
 * successors, made here, take over. How to set it up: docs/operations/keys.md. Test: KeyTokenTest.
 */
final class KeyToken implements PrivateKeys {

    private static final String CURVE = "secp256r1";

    private final PrivateKeys before;
    private final Provider provider;
    private final char[] pin;
    private final KeyStore store;

    /**
     * @param slot which of the token's slots that hold a token, from 0
     * @param before where keys lay until now
     */
    KeyToken(Path library, int slot, Path pinFile, PrivateKeys before) {
        this.before = before;
        this.pin = pin(pinFile);
        try {
            this.provider = Security.getProvider("SunPKCS11").configure(configuration(library, slot));
            this.store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            throw new IllegalStateException("The key token " + library + " does not open: is the PIN right?", e);
        }
    }

    private static String configuration(Path library, int slot) {
        return """
                --name = hims-cards
                library = %s
                slotListIndex = %d
                attributes(generate, CKO_PRIVATE_KEY, *) = {
                  CKA_TOKEN = true
                  CKA_PRIVATE = true
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                  CKA_SIGN = true
                }
                """.formatted(library, slot);
    }

    @Override
    public ECPublicKey create(int keyNumber) {
        try {
            var generator = KeyPairGenerator.getInstance("EC", provider);
            generator.initialize(new ECGenParameterSpec(CURVE));
            var pair = generator.generateKeyPair();
            var publicKey = Es256.publicKey(Es256.point((ECPublicKey) pair.getPublic()));
            // a token shows a key only beside a certificate of it; nobody ever reads this one
            var certificate = KeyCertificate.of(
                    name(keyNumber), publicKey, message -> Es256.signAsDer(message, pair.getPrivate(), provider));
            store.setKeyEntry(name(keyNumber), pair.getPrivate(), null, new Certificate[] {certificate});
            return publicKey;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key token makes no key", e);
        }
    }

    @Override
    public boolean holds(int keyNumber) {
        return before.holds(keyNumber) || find(keyNumber) != null;
    }

    @Override
    public byte[] sign(int keyNumber, byte[] message) {
        if (before.holds(keyNumber)) {
            return before.sign(keyNumber, message);
        }
        var key = find(keyNumber);
        if (key == null) {
            throw new IllegalStateException("The key token has no key " + keyNumber);
        }
        return Es256.sign(message, key, provider);
    }

    private @Nullable PrivateKey find(int keyNumber) {
        try {
            if (!store.containsAlias(name(keyNumber))) {
                store.load(null, pin); // another program may have made it
            }
            return (PrivateKey) store.getKey(name(keyNumber), null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The key token does not answer", e);
        }
    }

    private static String name(int keyNumber) {
        return "card-" + keyNumber;
    }

    private static char[] pin(Path file) {
        try {
            return Files.readString(file).strip().toCharArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the PIN of the key token from " + file, e);
        }
    }
}
