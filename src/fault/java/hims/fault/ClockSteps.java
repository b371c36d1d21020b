package hims.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clock of program and database steps during a shift, by libfaketime: REL-11. */
final class ClockSteps implements Fault {
    private static final String LIBRARY = "libfaketimeMT.so.1";
    /** The library looks for a new time once a second. */
    private static final Duration NOTICED = Duration.ofSeconds(3);

    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(10),
            Duration.ZERO,
            Duration.ofMinutes(-10),
            Duration.ZERO,
            Duration.ofDays(400),
            Duration.ZERO);

    @Override
    public String name() {
        return "clock-steps";
    }

    @Override
    public Optional<String> missing() {
        try {
            return Machine.library(LIBRARY).isPresent() ? Optional.empty() : Optional.of("the package libfaketime");
        } catch (IOException e) {
            return Optional.of("the package libfaketime");
        }
    }

    @Override
    public void strike(Trial trial) throws Exception {
        var clock = Files.writeString(trial.folder().resolve("clock"), "+0");
        var how = Program.How.plain().environment(environment(clock));
        try (var running = Program.started(trial, how)) {
            for (var round = 1; round <= trial.rounds() && trial.wrong().isEmpty(); round++) {
                var desks = Load.desks(running.home(), trial, Duration.ZERO);
                for (var step : STEPS) {
                    desks = step(running, clock, step, desks, trial);
                }
            }
            Verdict.of(running, trial, true);
        }
    }

    private static Map<String, String> environment(Path clock) throws IOException {
        return Map.of(
                "LD_PRELOAD",
                Machine.library(LIBRARY).orElseThrow().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                clock.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0", // or every wait of Java ends at once
                "FAKETIME_DISABLE_SHM",
                "1");
    }

    /** A small step she does not notice; after a large one she signs in again. */
    private static List<Desk> step(Program running, Path clock, Duration to, List<Desk> before, Trial trial)
            throws IOException {
        trial.note("the clock stands at " + to);
        Files.writeString(clock, (to.isNegative() ? "" : "+") + to.toSeconds());
        trial.wait(NOTICED, () -> false);
        if (!running.ready()) {
            trial.fail("not ready at " + to);
        }
        var desks = to.toDays() > 1 ? Load.desks(running.home(), trial, to) : before;
        for (var desk : desks) {
            desk.visit();
            trial.seen().count("visits at " + to);
        }
        // sessions of the year to come are as good as any when the clock is right again; she may also sign in anew
        return to.isZero() ? Load.desks(running.home(), trial, to) : desks;
    }
}
