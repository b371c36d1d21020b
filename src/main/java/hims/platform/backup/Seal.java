package hims.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM over a file of any length: a head with the key's fingerprint and a salt, then frames that carry their number and
 * whether they are the last one in what is authenticated. So a frame cannot be changed, moved, left out or cut off unseen.
 */
final class Seal {
    static final int FRAME = 256 << 10;
    static final int TAG = 16;
    static final int HEAD = 8 + BackupKey.FINGERPRINT_BYTES + 16;
    private static final byte[] MAGIC = "HIMSBAK1".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;
    private final byte[] head;
    private long frames;

    private Seal(SecretKey key, byte[] head) {
        this.key = key;
        this.head = head;
    }

    static Seal begin(BackupKey key, String context) {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        var head = ByteBuffer.allocate(HEAD).put(MAGIC).put(key.fingerprint()).put(salt);
        return new Seal(key.fileKey(salt, context), head.array());
    }

    /** @throws WrongKey before a single frame is looked at */
    static Seal open(InputStream file, BackupKey key, String context) throws IOException {
        var head = file.readNBytes(HEAD);
        if (head.length < HEAD || !Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new Damaged(context + " is not a file of a backup");
        }
        var saltAt = MAGIC.length + BackupKey.FINGERPRINT_BYTES;
        if (!Arrays.equals(Arrays.copyOfRange(head, MAGIC.length, saltAt), key.fingerprint())) {
            throw new WrongKey(context + " was sealed with another key");
        }
        return new Seal(key.fileKey(Arrays.copyOfRange(head, saltAt, HEAD), context), head);
    }

    /** What the file begins with. */
    byte[] head() {
        return head.clone();
    }

    byte[] close(byte[] plain, int length, boolean last) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, last).doFinal(plain, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not work here", e);
        }
    }

    byte[] open(byte[] sealed, int length, boolean last) throws Damaged {
        try {
            return cipher(Cipher.DECRYPT_MODE, last).doFinal(sealed, 0, length);
        } catch (GeneralSecurityException e) {
            throw new Damaged("Frame " + frames + " was altered or is damaged", e);
        }
    }

    private Cipher cipher(int mode, boolean last) throws GeneralSecurityException {
        var nonce = ByteBuffer.allocate(12).putInt(last ? 1 : 0).putLong(++frames);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce.array()));
        return cipher;
    }

    /** The bytes are not those that were written. */
    static class Damaged extends IOException {
        private static final long serialVersionUID = 1;

        Damaged(String what) {
            super(what);
        }

        Damaged(String what, Throwable cause) {
            super(what, cause);
        }
    }

    static final class WrongKey extends IOException {
        private static final long serialVersionUID = 1;

        WrongKey(String what) {
            super(what);
        }
    }
}
