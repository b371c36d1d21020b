package hims.platform.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the stream of the log into the archive. What {@link #save()} returned is on the disk; a stop at any moment loses at
 * most what came after it, which the server still holds.
 */
final class WalWriter implements AutoCloseable {
    private final WalFolder folder;
    private final BackupKey key;
    private final Segments segments;
    private final byte[] content;
    private String segment = "";
    private int filled;
    private @Nullable SealedOutput part;

    WalWriter(WalFolder folder, BackupKey key, Segments segments) {
        this.folder = folder;
        this.key = key;
        this.segments = segments;
        this.content = new byte[Math.toIntExact(segments.size())];
    }

    /**
     * Where the archive of this timeline ends; the segment there is written on.
     *
     * @param kept from where on the server still has the log; empty where the archive ends before that or is empty
     */
    Optional<Long> resume(long kept) throws IOException {
        var known = folder.segments(segments.timeline());
        if (known.isEmpty() || segments.start(known.getLast()) + segments.size() < kept) {
            return Optional.empty();
        }
        var last = known.getLast();
        if (Files.exists(folder.whole(last))) {
            return Optional.of(segments.start(last) + segments.size());
        }
        var there = folder.read(last, key);
        System.arraycopy(there, 0, content, 0, there.length);
        begin(last, there.length);
        return Optional.of(segments.start(last) + filled);
    }

    /** @throws IOException where the stream leaps: nothing is archived with a hole */
    void append(long at, ByteBuffer bytes) throws IOException {
        var place = at;
        while (bytes.hasRemaining()) {
            if (part == null) {
                begin(segments.name(place / segments.size()), 0);
            }
            if (place != segments.start(segment) + filled) {
                throw new IOException("The log goes on at " + Long.toHexString(place) + ", not where " + segment
                        + " was left at byte " + filled);
            }
            var length = Math.min(bytes.remaining(), content.length - filled);
            bytes.get(content, filled, length);
            opened().write(content, filled, length);
            filled += length;
            place += length;
            if (filled == content.length) {
                finish();
            }
        }
    }

    void save() throws IOException {
        if (part != null) {
            part.save();
        }
    }

    private SealedOutput opened() {
        return Objects.requireNonNull(part, "no segment is open");
    }

    @Override
    public void close() throws IOException {
        if (part != null) {
            part.save();
            part.abandon();
            part = null;
        }
    }

    /** Under a salt of its own, and moved into place when it holds what the last one did. */
    private void begin(String name, int known) throws IOException {
        var file = folder.part(name);
        var beside = file.resolveSibling(file.getFileName() + ".new");
        var fresh = SealedOutput.create(beside, key, folder.context(name) + ".part");
        fresh.write(content, 0, known);
        fresh.save();
        part = fresh;
        segment = name;
        filled = known;
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void finish() throws IOException {
        folder.keep(segment, content, key);
        opened().abandon();
        part = null;
        filled = 0;
        segment = "";
    }
}
