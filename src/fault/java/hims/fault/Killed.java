package hims.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** {@code kill -9} under load, of the database, the program, or both: REL-1, 2, 3. */
record Killed(String name, boolean program, boolean database) implements Fault {
    static final List<Killed> ALL = List.of(
            new Killed("kill-database", false, true),
            new Killed("kill-program", true, false),
            new Killed("kill-both", true, true));

    private static final Duration DATABASE_BACK = Duration.ofSeconds(15);
    private static final Duration PROGRAM_BACK = Duration.ofSeconds(30);

    @Override
    public int rounds() {
        return program ? 1 : 2;
    }

    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public void strike(Trial trial) throws Exception {
        try (var running = Program.started(trial);
                var load = Load.at(running.home(), trial)) {
            load.untilServed(trial.patience());
            for (var round = 1; round <= trial.rounds() && trial.wrong().isEmpty(); round++) {
                load.run(Duration.ofMillis(trial.random().nextLong(500, 3_000)));
                strike(running, load, trial);
                Verdict.of(running, trial);
            }
        }
    }

    private void strike(Program running, Load load, Trial trial) throws IOException {
        var before = running.postmaster().map(ProcessHandle::pid);
        if (program) {
            running.kill();
        }
        if (database) {
            running.killDatabase();
        }
        if (program) {
            trial.within(PROGRAM_BACK, "program ready again after", running.start());
        }
        trial.within(
                program ? PROGRAM_BACK : DATABASE_BACK,
                "every desk serves again after",
                load.untilServed(trial.patience()));
        if (!database && !before.equals(running.postmaster().map(ProcessHandle::pid))) {
            trial.seen().count("database stopped and started anew");
        }
    }
}
