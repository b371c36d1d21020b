package hims.person;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers kept for a while, all forgotten together. */
final class Kept<K, V> {
    private static final int MOST = 20_000;

    private record Answers<K, V>(Map<K, V> byKey, long since) {}

    private final Duration howLong;
    private volatile Answers<K, V> answers;

    Kept(Duration howLong) {
        this.howLong = howLong;
        this.answers = empty();
    }

    /** What is kept now; the caller adds what it has found. */
    Map<K, V> current() {
        Answers<K, V> now = answers;
        boolean old = System.nanoTime() - now.since() > howLong.toNanos();
        if (old || now.byKey().size() > MOST) {
            forget();
            return answers.byKey();
        }
        return now.byKey();
    }

    void forget() {
        answers = empty();
    }

    private static <K, V> Answers<K, V> empty() {
        return new Answers<>(new ConcurrentHashMap<>(), System.nanoTime());
    }
}
