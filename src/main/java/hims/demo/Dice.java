package hims.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/** Chance that falls the same way each time: the same seed makes the same city. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** From 0 up to, not including, {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    /** Roughly normal, by the sum of three throws. */
    double around(double middle, double spread) {
        var sum = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
        return middle + sum * spread;
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    <T> T weighted(List<T> all, ToIntFunction<T> weight) {
        var total = all.stream().mapToInt(weight).sum();
        var left = random.nextInt(total);
        for (var candidate : all) {
            left -= weight.applyAsInt(candidate);
            if (left < 0) {
                return candidate;
            }
        }
        return all.getLast();
    }

    /** A moment in out-patient hours on a day so long ago. */
    Instant morning(Instant now, int daysAgo) {
        return now.minus(daysAgo, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.DAYS)
                .plus(between(3 * 60, 8 * 60), ChronoUnit.MINUTES); // 8:30 to 13:30 in Delhi
    }

    String digits(int count) {
        var text = new StringBuilder();
        for (var n = 0; n < count; n++) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }
}
