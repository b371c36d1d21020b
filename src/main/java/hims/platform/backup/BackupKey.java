package hims.platform.backup;

import hims.platform.db.DatabaseFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The one key of all backups, in a file that is kept apart from them. Each sealed file gets a key of its own from it. */
final class BackupKey {
    static final int FINGERPRINT_BYTES = 8;
    private static final int BYTES = 32;

    private final byte[] secret;

    private BackupKey(byte[] secret) {
        this.secret = secret;
    }

    /** @throws DatabaseFailure where the setting is empty, or the file is not there or holds no key */
    static BackupKey read(String file) {
        if (file.isBlank()) {
            throw new DatabaseFailure(
                    "No key for backups is set",
                    "Set HIMS_BACKUP_KEY_FILE to the key file; a new one is made by: ./hims backup --new-key=FILE");
        }
        try {
            var bytes =
                    Base64.getDecoder().decode(Files.readString(Path.of(file)).strip());
            if (bytes.length == BYTES) {
                return new BackupKey(bytes);
            }
            throw noKey(file);
        } catch (NoSuchFileException e) {
            throw new DatabaseFailure(
                    "The key file of the backups, " + file + ", is not there",
                    "Bring it from where it is kept and set HIMS_BACKUP_KEY_FILE to it.");
        } catch (IllegalArgumentException notBase64) {
            throw noKey(file);
        } catch (IOException e) {
            throw new DatabaseFailure("The key file " + file + " cannot be read", "Check who may read it.", e);
        }
    }

    /** Never over another one. */
    static void make(Path file) {
        var fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getEncoder().encodeToString(fresh) + "\n", StandardOpenOption.SYNC);
        } catch (FileAlreadyExistsException e) {
            throw new DatabaseFailure(file + " exists and is left as it is", "Choose another name for the new key.");
        } catch (IOException e) {
            throw new DatabaseFailure("The key file " + file + " cannot be made", "Choose another folder.", e);
        }
    }

    /** Tells keys apart, and nothing about them. */
    byte[] fingerprint() {
        return Arrays.copyOf(derive(new byte[0], "fingerprint").getEncoded(), FINGERPRINT_BYTES);
    }

    /** @param context the name of the file, so that no file stands in for another */
    SecretKey fileKey(byte[] salt, String context) {
        return derive(salt, "file " + context);
    }

    private SecretKey derive(byte[] salt, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(new SecretKeySpec(secret, "Generic"))
                                    .addSalt(salt)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java 25 has HKDF-SHA256", e);
        }
    }

    private static DatabaseFailure noKey(String file) {
        return new DatabaseFailure(
                file + " is not a key of backups (32 bytes in base64)",
                "Set HIMS_BACKUP_KEY_FILE to the right file; a new one is made by: ./hims backup --new-key=FILE");
    }
}
