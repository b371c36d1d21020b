package hims.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The disk under the tables, or the one under the write-ahead log, is full, and later larger: REL-4. */
record DiskFull(String name, boolean wal) implements Fault {
    static final List<DiskFull> ALL = List.of(new DiskFull("disk-full", false), new DiskFull("wal-full", true));

    private static final Duration FULL_AFTER = Duration.ofSeconds(90);
    private static final Duration FULL = Duration.ofSeconds(8);
    private static final Duration RECOVERED = Duration.ofSeconds(30);
    private static final int SPARE = 64;

    @Override
    public Optional<String> missing() {
        return Machine.missingRoot();
    }

    @Override
    public void strike(Trial trial) throws Exception {
        for (var round = 1; round <= trial.rounds() && trial.wrong().isEmpty(); round++) {
            try (var disk = Disk.under(place(trial), SPARE);
                    var running = Program.started(trial);
                    var load = Load.at(running.home(), trial)) {
                load.untilServed(trial.patience());
                strike(disk, running, load, trial);
                Verdict.of(running, trial);
            }
            if (round < trial.rounds()) {
                Machine.run(
                        "rm", "-rf", trial.data().toString(), trial.log().path().toString());
                City.settle(trial.data());
            }
        }
    }

    /** The other of the two lies where there is room. */
    private Path place(Trial trial) throws IOException {
        var log = trial.data().resolve("postgres/pg_wal");
        if (wal) {
            return log;
        }
        var elsewhere = trial.folder().resolve("wal");
        Machine.run("rm", "-rf", elsewhere.toString());
        Files.move(log, elsewhere);
        Files.createSymbolicLink(log, elsewhere);
        return trial.data();
    }

    private void strike(Disk disk, Program running, Load load, Trial trial) throws IOException {
        disk.fill(wal ? 0 : 2_048);
        if (!trial.wait(FULL_AFTER, () -> trial.seen().counted(Worker.COME_AGAIN) > 0)) {
            trial.fail("the disk did not become full");
        }
        load.run(FULL);
        if (!wal) {
            look(running, trial);
        }
        disk.enlarge();
        trial.within(RECOVERED, "every desk serves again after", load.untilServed(trial.patience()));
        if (trial.seen().counted("blank pages") + trial.seen().counted("answer 500") > 0) {
            trial.fail("somebody was not told to come again");
        }
    }

    /** What does not write goes on, and whoever watches is told. */
    private static void look(Program running, Trial trial) throws IOException {
        if (running.status("/sign-in") != 200) {
            trial.fail("a page that writes nothing is not shown");
        }
        if (!running.text("/health/degraded").contains("DISK")) {
            trial.fail("/health/degraded does not name the disk");
        }
        if (trial.seen().counted(Worker.STORAGE_FULL) == 0) {
            trial.fail("nobody was told that the storage is full");
        }
    }
}
