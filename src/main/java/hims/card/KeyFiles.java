package hims.card;

import hims.card.code.Es256;
import hims.platform.SealedFiles;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One encrypted file for each key. */
final class KeyFiles implements PrivateKeys {

    private final SealedFiles files;
    private final Map<Integer, PrivateKey> opened = new ConcurrentHashMap<>();

    KeyFiles(SealedFiles files) {
        this.files = files;
    }

    @Override
    public ECPublicKey create(int keyNumber) {
        var pair = Es256.newKeyPair();
        files.create(name(keyNumber), pair.getPrivate().getEncoded(), context(keyNumber));
        opened.put(keyNumber, pair.getPrivate());
        return (ECPublicKey) pair.getPublic();
    }

    @Override
    public boolean holds(int keyNumber) {
        return files.holds(name(keyNumber));
    }

    @Override
    public byte[] sign(int keyNumber, byte[] message) {
        return Es256.sign(message, opened.computeIfAbsent(keyNumber, this::read));
    }

    private PrivateKey read(int keyNumber) {
        try {
            byte[] pkcs8 = files.open(name(keyNumber), context(keyNumber));
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Not a signing key: " + name(keyNumber), e);
        }
    }

    private static String name(int keyNumber) {
        return "card-" + keyNumber;
    }

    private static String context(int keyNumber) {
        return "card-key-" + keyNumber;
    }
}
