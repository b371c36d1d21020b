package hims.fault;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The desks at work, each with one patient after the other, until told to stop. */
final class Load implements AutoCloseable {
    static final int DESKS = 4;

    private final Trial trial;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Desk> desks = new ArrayList<>();
    private final AtomicLong visits = new AtomicLong();
    private volatile boolean working = true;

    private Load(Trial trial) {
        this.trial = trial;
    }

    static Load at(URI home, Trial trial) {
        return at(home, trial, DESKS);
    }

    static Load at(URI home, Trial trial, int desks) {
        var load = new Load(trial);
        for (var number = 0; number < desks; number++) {
            load.desks.add(new Desk(home, trial, number));
        }
        load.desks.forEach(desk -> load.threads.execute(() -> load.work(desk)));
        return load;
    }

    /** Two desks whose clock is ahead of ours, not yet at work. */
    static List<Desk> desks(URI home, Trial trial, Duration clock) {
        return List.of(new Desk(home, trial, 0, clock), new Desk(home, trial, 1, clock));
    }

    private void work(Desk desk) {
        while (working) {
            try {
                desk.visit();
                visits.incrementAndGet();
                trial.seen().count("visits");
            } catch (Lost lost) {
                if (working) {
                    trial.fail("a desk gave up: " + lost.getMessage());
                    working = false;
                }
            }
        }
    }

    /** Lets them work. */
    void run(Duration howLong) {
        trial.wait(howLong, () -> !working);
    }

    /** Until each of them has finished a whole visit more, so that all is seen to work again. */
    Duration untilServed(Duration most) {
        var from = System.nanoTime();
        var served = visits.get() + desks.size();
        trial.wait(most, () -> !working || visits.get() >= served);
        if (visits.get() < served) {
            trial.fail("the desks did not get going again within " + most);
        }
        return Duration.ofNanos(System.nanoTime() - from);
    }

    List<Desk> desks() {
        return desks;
    }

    /** Each finishes the patient she is with. */
    @Override
    public void close() {
        working = false;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(trial.patience().toSeconds() + 30, TimeUnit.SECONDS)) {
                trial.fail("the desks did not end");
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
