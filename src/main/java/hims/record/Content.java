package hims.record;

import hims.platform.Rejected;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is sending, on its way to the store: counted and hashed while it is written, a little of it in memory, the rest in
 * a file without a name, which is gone with the program however that ends. So no transaction waits for a slow sender, and what was
 * sent by half leaves nothing.
 */
public final class Content extends OutputStream {
    /** The most a Binary holds. */
    public static final int LARGEST = 50 * 1024 * 1024;

    private static final int IN_MEMORY = 256 * 1024;
    private static final int HEAD = 1024;

    private final long most;
    private final MessageDigest sha256 = digest("SHA-256");
    private final MessageDigest sha1 = digest("SHA-1");
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable FileChannel file;
    private @Nullable OutputStream rest;
    private long size;
    private byte @Nullable [] hash;
    private byte @Nullable [] attachmentHash;

    /** @param most bytes; more are refused */
    public Content(long most) {
        this.most = most;
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    /** @throws Rejected CONTENT_TOO_LARGE */
    @Override
    public void write(byte[] bytes, int from, int length) {
        size += length;
        if (size > most) {
            throw new Rejected(
                    RecordProblem.CONTENT_TOO_LARGE, Map.of("limit", Math.min(most, LARGEST) / (1024 * 1024)));
        }
        sha256.update(bytes, from, length);
        sha1.update(bytes, from, length);
        try {
            var room = Math.min(length, IN_MEMORY - memory.size());
            memory.write(bytes, from, room);
            if (length > room) {
                spill().write(bytes, from + room, length - room);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OutputStream spill() throws IOException {
        if (rest == null) {
            file = nameless();
            rest = Channels.newOutputStream(file);
        }
        return rest;
    }

    /** Readable by nobody else, and out of its folder as soon as it is open. */
    private static FileChannel nameless() throws IOException {
        Path path = Files.createTempFile("hims-content", null);
        return FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    public long size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** How it begins, by which its kind is known. */
    byte[] head() {
        return Arrays.copyOf(memory.toByteArray(), (int) Math.min(HEAD, memory.size()));
    }

    /** SHA-256 of all that was written; nothing can be written after it. */
    byte[] hash() {
        if (hash == null) {
            hash = sha256.digest();
        }
        return hash;
    }

    /** SHA-1, as {@code Attachment.hash} has it. */
    byte[] attachmentHash() {
        if (attachmentHash == null) {
            attachmentHash = sha1.digest();
        }
        return attachmentHash;
    }

    /** From its beginning, as often as wanted, one after the other. */
    public InputStream open() throws IOException {
        var first = new ByteArrayInputStream(memory.toByteArray());
        return file == null
                ? first
                : new java.io.SequenceInputStream(first, new Unclosed(Channels.newInputStream(file.position(0))));
    }

    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the file is the content's
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
