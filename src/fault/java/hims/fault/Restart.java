package hims.fault;

import java.time.Duration;

/** The one program is stopped as an operator does it and started again, while the desks work: REL-8. */
final class Restart implements Fault {
    private static final Duration FINISH = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public void strike(Trial trial) throws Exception {
        try (var running = Program.started(trial);
                var load = Load.at(running.home(), trial)) {
            load.untilServed(trial.patience());
            for (var round = 1; round <= trial.rounds() && trial.wrong().isEmpty(); round++) {
                load.run(Duration.ofMillis(trial.random().nextLong(500, 3_000)));
                trial.strikes();
                trial.within(FINISH, "ended after", running.terminate());
                trial.seen().took("ready again after", running.start());
                trial.seen().took("every desk serves again after", load.untilServed(trial.patience()));
                Verdict.of(running, trial);
            }
            if (trial.seen().counted(Worker.CUT_OFF) > 0) {
                trial.fail(trial.seen().counted(Worker.CUT_OFF) + " requests under way were cut off");
            }
        }
    }
}
