package hims.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** One fault being tried: a city of its own, the clients' log, the figures, and what was found wrong. */
final class Trial implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofMillis(50);

    private static final Duration RECENT = Duration.ofSeconds(60);

    private final Path folder;
    private final long seed;
    private final int rounds;
    private final Random random;
    private final ClientLog log;
    private final Seen seen = new Seen();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private volatile long struckAt = Long.MIN_VALUE;
    private volatile Duration patience = Duration.ofSeconds(60);

    Trial(Path folder, long seed, int rounds) throws IOException {
        this.folder = folder;
        this.seed = seed;
        this.rounds = rounds;
        this.random = new Random(seed);
        this.log = new ClientLog(folder.resolve("clients.log"));
    }

    Path folder() {
        return folder;
    }

    Path data() {
        return folder.resolve("data");
    }

    long seed() {
        return seed;
    }

    int rounds() {
        return rounds;
    }

    /** Decides when and where it strikes: the same seed, the same moments. */
    Random random() {
        return random;
    }

    /** For one desk: what she types follows from the seed, however the others work beside her. */
    RandomGenerator another() {
        return new Random(random.nextLong());
    }

    ClientLog log() {
        return log;
    }

    Seen seen() {
        return seen;
    }

    /** How long a desk repeats itself before it gives up. */
    Duration patience() {
        return patience;
    }

    void patience(Duration most) {
        patience = most;
    }

    /** Now. */
    void strikes() {
        struckAt = System.nanoTime();
    }

    /** Whether what began then was under way when it struck. */
    boolean strickenSince(long began) {
        return struckAt > began && System.nanoTime() - struckAt < RECENT.toNanos();
    }

    void note(String what) {
        System.out.println("    " + what);
    }

    void fail(String what) {
        System.out.println("    WRONG: " + what);
        wrong.add(what);
    }

    /** Takes the time and fails when it was too long. */
    void within(Duration most, String what, Duration took) {
        seen.took(what, took);
        if (took.compareTo(most) > 0) {
            fail(what + " took " + took.toMillis() + " ms, allowed are " + most.toMillis());
        }
    }

    List<String> wrong() {
        return wrong;
    }

    boolean wait(Duration most, BooleanSupplier until) {
        var end = System.nanoTime() + most.toNanos();
        while (!until.getAsBoolean()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
