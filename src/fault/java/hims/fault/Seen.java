package hims.fault;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of one trial: how often, and how long in the median and at most. */
final class Seen {
    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final Map<String, Collection<Duration>> times = new ConcurrentSkipListMap<>();
    private final Map<String, String> words = new ConcurrentHashMap<>();

    void count(String what) {
        count(what, 1);
    }

    void count(String what, long how) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).add(how);
    }

    long counted(String what) {
        return Optional.ofNullable(counts.get(what)).map(LongAdder::sum).orElse(0L);
    }

    void took(String what, Duration how) {
        times.computeIfAbsent(what, _ -> new ConcurrentLinkedQueue<>()).add(how);
    }

    Duration longest(String what) {
        return times.getOrDefault(what, java.util.List.of()).stream()
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    Duration median(String what) {
        var sorted =
                times.getOrDefault(what, java.util.List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
    }

    void say(String what, String how) {
        words.put(what, how);
    }

    @Override
    public String toString() {
        return Stream.of(
                        counts.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()),
                        times.entrySet().stream().map(one -> one.getKey() + " " + spread(one.getValue())),
                        words.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()))
                .flatMap(some -> some)
                .collect(Collectors.joining("; "));
    }

    private static String spread(Collection<Duration> times) {
        var sorted = times.stream().sorted().toList();
        return "%.1f s (at most %.1f s)"
                .formatted(
                        sorted.get(sorted.size() / 2).toMillis() / 1e3,
                        sorted.getLast().toMillis() / 1e3);
    }
}
