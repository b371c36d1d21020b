package hims.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ten times as many desks as the heap is meant for, while the emergency goes on: REL-13. */
final class SmallHeap implements Fault {
    private static final String HEAP = "-Xmx160m";
    private static final int CROWD = 10 * Load.DESKS;
    private static final Duration STORM = Duration.ofSeconds(20);
    private static final Duration RECOVERED = Duration.ofSeconds(60);
    private static final String EMERGENCY = "emergency page";

    @Override
    public String name() {
        return "small-heap";
    }

    @Override
    public void strike(Trial trial) throws Exception {
        try (var running = Program.started(trial, Program.How.plain().java(HEAP))) {
            var load = Load.at(running.home(), trial);
            try (load) {
                load.untilServed(trial.patience());
                for (var round = 1; round <= trial.rounds() && trial.wrong().isEmpty(); round++) {
                    storm(running, load, trial);
                    trial.within(RECOVERED, "every desk serves again after", load.untilServed(trial.patience()));
                    Verdict.of(running, trial);
                }
            }
            if (!running.alive()) {
                trial.fail("the program ended");
            }
            if (trial.seen().counted("answer 500") + trial.seen().counted("blank pages") > 0) {
                trial.fail("somebody was not told to come again");
            }
        }
    }

    /** Readers who press again at once, forty of them, beside the desks; and the emergency, which looks every moment. */
    private static void storm(Program running, Load load, Trial trial) throws InterruptedException {
        var blowing = new AtomicBoolean(true);
        var emergency =
                Worker.signedIn(running.home(), trial, trial.another(), City.login("emergency", 0), Duration.ZERO);
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < CROWD; n++) {
                var clerk = load.desks().get(n % load.desks().size()).clerk().browser();
                crowd.execute(() -> press(clerk, blowing, trial));
            }
            crowd.execute(() -> look(emergency.browser(), blowing, trial));
            load.run(STORM);
            blowing.set(false);
            crowd.shutdown();
            if (!crowd.awaitTermination(60, TimeUnit.SECONDS)) {
                trial.fail("somebody was never answered");
            }
        }
    }

    private static void press(Browser clerk, AtomicBoolean blowing, Trial trial) {
        while (blowing.get()) {
            try {
                var answer = clerk.get("/person");
                trial.seen().count("in the crowd: answer " + answer.status());
            } catch (IOException none) {
                trial.seen().count("in the crowd: no answer");
            }
        }
    }

    private static void look(Browser doctor, AtomicBoolean blowing, Trial trial) {
        while (blowing.get()) {
            try {
                var answer = doctor.get("/emergency");
                trial.seen().took(EMERGENCY, answer.took());
                if (answer.status() != 200) {
                    trial.seen().count("emergency refused with " + answer.status());
                }
            } catch (IOException none) {
                trial.seen().count("emergency not answered");
            }
            trial.wait(Duration.ofMillis(250), () -> !blowing.get());
        }
    }
}
