package hims.platform.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The archived log of one cluster: whole segments, and the one that is still written as {@code .part}. */
record WalFolder(Path folder, long system) {
    private static final String PART = ".part";
    private static final String COMPLETE = "complete";
    private static final String WHOLE_NAME = "[0-9A-F]{24}";

    Path part(String segment) {
        return folder.resolve(segment + PART);
    }

    Path whole(String segment) {
        return folder.resolve(segment);
    }

    String context(String segment) {
        return "wal/" + Long.toUnsignedString(system) + "/" + segment;
    }

    /** Of one timeline, whole or not, by place in the log. */
    List<String> segments(long timeline) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.endsWith(PART) ? name.substring(0, name.length() - PART.length()) : name)
                    .filter(name -> name.matches(WHOLE_NAME) && Segments.timeline(name) == timeline)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    void keep(String segment, byte[] content, BackupKey key) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write(content);
        }
        SealedOutput.write(whole(segment), key, context(segment), packed.toByteArray());
        Files.deleteIfExists(part(segment));
    }

    /** As far as it was archived; the whole segment has the length of one. */
    byte[] read(String segment, BackupKey key) throws IOException {
        if (Files.exists(whole(segment))) {
            var packed = SealedInput.readAll(whole(segment), key, context(segment));
            try (var zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                return zip.readAllBytes();
            }
        }
        try {
            return SealedInput.readWhatIsThere(part(segment), key, context(segment) + PART);
        } catch (NoSuchFileException e) {
            // it became whole between the two looks
            return read(segment, key);
        }
    }

    /** As PostgreSQL wants it: a segment that is not full yet, filled with zeros. */
    void unpack(String segment, BackupKey key, long size, Path target) throws IOException {
        Files.write(target, Arrays.copyOf(read(segment, key), Math.toIntExact(size)));
    }

    /** Said by the archiver about every second while the server has nothing that is not here. */
    void noteComplete() throws IOException {
        var note = folder.resolve(COMPLETE);
        if (!Files.exists(note)) {
            Files.createFile(note);
        }
        Files.setLastModifiedTime(note, FileTime.from(Instant.now()));
    }

    /** The last moment of which everything is here, as far as the archiver knew. */
    Optional<Instant> completeUntil() throws IOException {
        var note = folder.resolve(COMPLETE);
        return Files.exists(note) ? Optional.of(Files.getLastModifiedTime(note).toInstant()) : Optional.empty();
    }

    Instant writtenAt(String segment) throws IOException {
        var file = Files.exists(whole(segment)) ? whole(segment) : part(segment);
        return Files.getLastModifiedTime(file).toInstant();
    }

    /** What no kept backup needs any more. */
    void removeBefore(String segment) throws IOException {
        for (var old : segments(Segments.timeline(segment))) {
            if (old.compareTo(segment) < 0) {
                Files.deleteIfExists(whole(old));
                Files.deleteIfExists(part(old));
            }
        }
    }
}
