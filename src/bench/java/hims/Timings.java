package hims;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;

/** How long each step took. */
final class Timings {
    private final Map<String, Collection<Long>> steps = new ConcurrentSkipListMap<>();

    void add(String step, long nanos) {
        steps.computeIfAbsent(step, _ -> new ConcurrentLinkedQueue<>()).add(nanos);
    }

    /** Forgets the warm-up. */
    void clear() {
        steps.clear();
    }

    void print() {
        steps.forEach((step, times) -> {
            var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
            System.out.printf(
                    "| %-34s | %6d | %7.1f | %7.1f | %7.1f |%n",
                    step, sorted.length, at(sorted, 0.5), at(sorted, 0.95), sorted[sorted.length - 1] / 1e6);
        });
    }

    /** Of one step: the share of its times that was not longer. */
    double millis(String step, double share) {
        return at(steps.get(step).stream().mapToLong(Long::longValue).sorted().toArray(), share);
    }

    private static double at(long[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
    }
}
