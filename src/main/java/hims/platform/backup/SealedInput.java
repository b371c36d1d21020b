package hims.platform.backup;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads one sealed file, and ends in {@link Seal.Damaged} where it is not what was written. */
final class SealedInput extends InputStream {
    private final InputStream file;
    private final Seal seal;
    private byte[] frame = new byte[0];
    private int taken;
    private boolean last;

    private SealedInput(InputStream file, Seal seal) {
        this.file = file;
        this.seal = seal;
    }

    static SealedInput open(Path path, BackupKey key, String context) throws IOException {
        var file = new BufferedInputStream(Files.newInputStream(path), Seal.FRAME);
        try {
            return new SealedInput(file, Seal.open(file, key, context));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    static byte[] readAll(Path path, BackupKey key, String context) throws IOException {
        try (var in = open(path, key, context)) {
            return in.readAllBytes();
        }
    }

    /** The whole frames of a file that is still written, or was when the machine stopped. */
    static byte[] readWhatIsThere(Path path, BackupKey key, String context) throws IOException {
        var there = new ByteArrayOutputStream();
        try (var in = open(path, key, context)) {
            while (in.next()) {
                there.write(in.frame);
            }
        } catch (Seal.Damaged torn) {
            // its last frame: what came before it is authentic
            return there.toByteArray();
        }
        return there.toByteArray();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (taken == frame.length) {
            if (!next()) {
                return -1;
            }
        }
        var part = Math.min(length, frame.length - taken);
        System.arraycopy(frame, taken, into, offset, part);
        taken += part;
        return part;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private boolean next() throws IOException {
        if (last) {
            return false;
        }
        var head = file.readNBytes(Integer.BYTES);
        if (head.length < Integer.BYTES) {
            throw new Seal.Damaged("The file ends too early");
        }
        var length = ByteBuffer.wrap(head).getInt();
        last = length < 0;
        var size = Math.abs(length);
        if (size < Seal.TAG || size > Seal.FRAME + Seal.TAG) {
            throw new Seal.Damaged("A frame has an impossible length");
        }
        var sealed = file.readNBytes(size);
        if (sealed.length < size) {
            throw new Seal.Damaged("The file ends too early");
        }
        frame = seal.open(sealed, size, last);
        taken = 0;
        return true;
    }
}
