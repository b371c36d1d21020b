package hims.platform;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers kept in this program for a while, all forgotten together: for what hardly changes and is asked at every step. */
public final class Kept<K, V> {
    private static final int MOST = 20_000;

    private record Answers<K, V>(Map<K, V> byKey, long since) {}

    private final Duration howLong;
    private volatile Answers<K, V> answers;

    public Kept(Duration howLong) {
        this.howLong = howLong;
        this.answers = empty();
    }

    /** What is kept now; the caller adds what it has found. */
    public Map<K, V> current() {
        Answers<K, V> now = answers;
        boolean old = System.nanoTime() - now.since() > howLong.toNanos();
        if (old || now.byKey().size() > MOST) {
            forget();
            return answers.byKey();
        }
        return now.byKey();
    }

    public void forget() {
        answers = empty();
    }

    private static <K, V> Answers<K, V> empty() {
        return new Answers<>(new ConcurrentHashMap<>(), System.nanoTime());
    }
}
