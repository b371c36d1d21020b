package hims.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts columns and key files (SEC-56) with AES-256-GCM. The key is HIMS_SECRET_KEY (base64, 32 bytes) or else the file
 * {@code secret.key} of the data folder, made at the first start and readable by its owner only.
 */
@Component
public class Vault {
    private static final byte KEY_NUMBER = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    Vault(@Value("${hims.secret-key:#{null}}") @Nullable String configured, @Value("${hims.data:data}") Path folder) {
        this.key = new SecretKeySpec(
                configured == null ? fileKey(folder.resolve("secret.key")) : decode(configured), "AES");
    }

    /** @param context what the secret belongs to; the same words are needed to open it */
    public byte[] seal(byte[] plain, String context) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, context, plain, 0, plain.length);
        return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                .put(KEY_NUMBER)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException when the bytes were altered or belong to another context or key */
    public byte[] open(byte[] sealed, String context) {
        var nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 1, nonce, 0, NONCE_BYTES);
        var start = 1 + NONCE_BYTES;
        return run(Cipher.DECRYPT_MODE, nonce, context, sealed, start, sealed.length - start);
    }

    /** {@link #seal} as text, for columns and hidden fields. */
    public String sealText(byte[] plain, String context) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal(plain, context));
    }

    /** Opens what {@link #sealText} made. */
    public byte[] openText(String sealed, String context) {
        return open(Base64.getUrlDecoder().decode(sealed), context);
    }

    private byte[] run(int mode, byte[] nonce, String context, byte[] input, int offset, int length) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, offset, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The sealed value of " + context + " cannot be opened with this key", e);
        }
    }

    private byte[] fileKey(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            var fresh = new byte[KEY_BYTES];
            random.nextBytes(fresh);
            Files.writeString(file, Base64.getEncoder().encodeToString(fresh), StandardOpenOption.SYNC);
            return fresh;
        } catch (FileAlreadyExistsException e) {
            return readKey(file);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot make the key file " + file + ": check that the data folder is writable", e);
        }
    }

    private static byte[] readKey(Path file) {
        try {
            return decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the key file " + file, e);
        }
    }

    private static byte[] decode(String base64) {
        var bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("The secret key must be 32 bytes in base64");
        }
        return bytes;
    }
}
