package hims.platform.backup;

import hims.platform.db.DatabaseAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Takes a backup and is killed when everything is copied and only the manifest is missing: {@code folder key url user password}. */
final class HalfBackup {
    private HalfBackup() {}

    public static void main(String[] args) throws Exception {
        var folder = BackupFolder.prepare(Path.of(args[0]));
        new BaseBackup(folder, BackupKey.read(args[1]), new DeadlyClock())
                .take(
                        new DatabaseAddress(args[2], args[3], args[4]),
                        new BaseBackup.Whose("Lok Nayak", "r", SecretKey.NONE));
    }

    private static final class DeadlyClock extends Clock {
        private boolean begun;

        @Override
        public Instant instant() {
            if (begun) {
                Runtime.getRuntime().halt(137);
            }
            begun = true;
            return Instant.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
