package hims.platform.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes one sealed file. It is whole on the disk after {@link #close()}, and refused when read before. */
final class SealedOutput extends OutputStream {
    private final FileChannel file;
    private final Seal seal;
    private final byte[] frame = new byte[Seal.FRAME];
    private int filled;
    private boolean closed;

    private SealedOutput(FileChannel file, Seal seal) throws IOException {
        this.file = file;
        this.seal = seal;
        write(file, ByteBuffer.wrap(seal.head()));
    }

    static SealedOutput create(Path path, BackupKey key, String context) throws IOException {
        var file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        return new SealedOutput(file, Seal.begin(key, context));
    }

    /** All of it or nothing under that name, also when the machine stops meanwhile. */
    static void write(Path path, BackupKey key, String context, byte[] content) throws IOException {
        var beside = path.resolveSibling(path.getFileName() + ".new");
        try (var out = create(beside, key, context)) {
            out.write(content);
        }
        Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(path.resolveSibling("."));
    }

    static void syncFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        var from = offset;
        var left = length;
        while (left > 0) {
            if (filled == frame.length) {
                frame(false);
            }
            var part = Math.min(left, frame.length - filled);
            System.arraycopy(bytes, from, frame, filled, part);
            filled += part;
            from += part;
            left -= part;
        }
    }

    /** What came so far is on the disk afterwards, in a frame of its own. */
    void save() throws IOException {
        if (filled > 0) {
            frame(false);
        }
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            frame(true);
            file.force(true);
            file.close();
        }
    }

    /** Leaves it unfinished, for whoever begins it anew. */
    void abandon() throws IOException {
        closed = true;
        file.close();
    }

    private void frame(boolean last) throws IOException {
        var sealed = seal.close(frame, filled, last);
        var head = ByteBuffer.allocate(Integer.BYTES)
                .putInt(last ? -sealed.length : sealed.length)
                .flip();
        write(file, head);
        write(file, ByteBuffer.wrap(sealed));
        filled = 0;
    }

    private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }
}
