package hims.platform.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** One base backup in its folder, named after the moment it was begun. */
record Backup(String id, Path folder) {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    static final String PATTERN = "\\d{8}T\\d{6}Z";

    static String idOf(Instant at) {
        return NAME.format(at.atOffset(ZoneOffset.UTC));
    }

    Instant at() {
        return LocalDateTime.parse(id, NAME).toInstant(ZoneOffset.UTC);
    }

    Path manifest() {
        return folder.resolve("manifest");
    }

    Path cluster() {
        return folder.resolve("cluster");
    }

    String manifestName() {
        return "base/" + id + "/manifest";
    }

    String clusterName() {
        return "base/" + id + "/cluster";
    }
}
