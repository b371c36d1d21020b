package hims.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Folders to which checkpoints go besides the database: one in the data folder, and those of {@code hims.audit.checkpoints},
 * which lie on other machines (SEC-43). One file a day, only ever added to; an empty line stands between two notes.
 */
@Component
class CheckpointFolders {
    private static final Logger log = LoggerFactory.getLogger(CheckpointFolders.class);
    private static final String PREFIX = "audit-checkpoints-";
    private static final String KEY_FILE = "audit-key.txt";

    private final List<Path> folders;

    CheckpointFolders(@Value("${hims.data:data}") Path data, @Value("${hims.audit.checkpoints:}") String configured) {
        var outside = Stream.of(configured.split(",", -1)).map(String::strip).filter(path -> !path.isEmpty());
        this.folders = Stream.concat(Stream.of(data.resolve("checkpoints")), outside.map(Path::of))
                .distinct()
                .toList();
    }

    /** A checkpoint as it was found. */
    record Found(Path file, String note) {}

    List<Path> all() {
        return folders;
    }

    /** Adds to one folder. One that is not there just now gets what it missed the next time. */
    void add(Path folder, List<Checkpoint> checkpoints, SignedNote.Verifier key) {
        try {
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve(KEY_FILE))) {
                append(folder.resolve(KEY_FILE), key + "\n");
            }
            for (var checkpoint : checkpoints) {
                var day = checkpoint.at().atOffset(ZoneOffset.UTC).toLocalDate();
                append(folder.resolve(PREFIX + day + ".txt"), checkpoint.note() + "\n");
            }
        } catch (IOException away) {
            log.warn("The folder of checkpoints {} cannot be written ({})", folder, away.toString());
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
    }

    /** The one of the largest tree in the newest file; none where the folder is out of reach at this moment. */
    Optional<Checkpoint> last(Path folder) {
        try {
            return newest(files(folder));
        } catch (UncheckedIOException away) {
            log.warn("The folder of checkpoints {} cannot be read ({})", folder, away.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Checkpoint> newest(List<Path> files) {
        return files.isEmpty()
                ? Optional.empty()
                : notes(files.getLast()).stream()
                        .flatMap(found -> Checkpoint.parse(found.note).stream())
                        .max(Comparator.comparingLong(Checkpoint::size));
    }

    /** Everything in every folder that can be read. */
    List<Found> found() {
        return folders.stream()
                .flatMap(folder -> files(folder).stream())
                .flatMap(file -> notes(file).stream())
                .toList();
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A note is its text, an empty line and its signatures. */
    private static List<Found> notes(Path file) {
        try {
            var parts = Files.readString(file).split("\n\n", -1);
            var found = new ArrayList<Found>();
            for (var at = 0; at + 1 < parts.length; at += 2) {
                found.add(new Found(file, parts[at] + "\n\n" + parts[at + 1] + "\n"));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
