package hims.platform.backup;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is kept (REL-53): every backup of so many days with the log after it, and before that the first of each month for so many
 * months. Test: RetentionTest.
 */
record Retention(int days, int months) {

    List<Backup> expired(List<Backup> backups, Instant now) {
        var kept = kept(backups, now);
        return backups.stream().filter(backup -> !kept.contains(backup)).toList();
    }

    /** Removes what is over, and the log that no kept backup of the last days begins with. */
    void apply(BackupFolder folder, BackupKey key, Instant now) throws IOException {
        for (var backup : expired(folder.backups(), now)) {
            folder.remove(backup);
        }
        var recent = recent(folder.backups(), now);
        if (!recent.isEmpty()) {
            var manifest = Manifest.read(recent.getFirst(), key);
            folder.wal(manifest.system()).removeBefore(manifest.first());
        }
    }

    private Set<Backup> kept(List<Backup> backups, Instant now) {
        var firstMonth = YearMonth.from(now.atOffset(ZoneOffset.UTC)).minusMonths(months);
        var kept = new HashSet<>(recent(backups, now));
        backups.stream()
                .filter(backup -> !month(backup).isBefore(firstMonth))
                .collect(Collectors.toMap(Retention::month, backup -> backup, (first, later) -> first))
                .values()
                .forEach(kept::add);
        return kept;
    }

    /** With the last one before, from which the log of the first of these days is replayed. */
    private List<Backup> recent(List<Backup> backups, Instant now) {
        var since = now.minus(Duration.ofDays(days));
        var before =
                backups.stream().filter(backup -> backup.at().isBefore(since)).reduce((earlier, later) -> later);
        return backups.stream()
                .filter(backup -> !backup.at().isBefore(since) || before.equals(Optional.of(backup)))
                .toList();
    }

    private static YearMonth month(Backup backup) {
        return YearMonth.from(backup.at().atOffset(ZoneOffset.UTC));
    }
}
