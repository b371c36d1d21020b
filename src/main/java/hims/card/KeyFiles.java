package hims.card;

import hims.card.code.Es256;
import hims.platform.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** One encrypted file for each key in {@code <data folder>/keys}, readable by its owner only. */
@Component
class KeyFiles implements PrivateKeys {

    private final Path folder;
    private final Vault vault;
    private final Map<Integer, PrivateKey> opened = new ConcurrentHashMap<>();

    KeyFiles(@Value("${hims.data:data}") Path data, Vault vault) {
        this.folder = data.resolve("keys");
        this.vault = vault;
    }

    @Override
    public ECPublicKey create(int keyNumber) {
        var pair = Es256.newKeyPair();
        write(keyNumber, vault.seal(pair.getPrivate().getEncoded(), context(keyNumber)));
        opened.put(keyNumber, pair.getPrivate());
        return (ECPublicKey) pair.getPublic();
    }

    @Override
    public boolean holds(int keyNumber) {
        return Files.exists(file(keyNumber));
    }

    @Override
    public byte[] sign(int keyNumber, byte[] message) {
        return Es256.sign(message, opened.computeIfAbsent(keyNumber, this::read));
    }

    private void write(int keyNumber, byte[] sealed) {
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(
                    folder,
                    "new-",
                    ".key",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, sealed, StandardOpenOption.SYNC);
            Files.move(fresh, file(keyNumber)); // never over a key that signed cards
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the signing key into " + folder, e);
        }
    }

    private PrivateKey read(int keyNumber) {
        try {
            byte[] pkcs8 = vault.open(Files.readAllBytes(file(keyNumber)), context(keyNumber));
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read signing key " + file(keyNumber), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Not a signing key: " + file(keyNumber), e);
        }
    }

    private Path file(int keyNumber) {
        return folder.resolve("card-" + keyNumber + ".key");
    }

    private static String context(int keyNumber) {
        return "card-key-" + keyNumber;
    }
}
