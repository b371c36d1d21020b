package hims.scheduling;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An honest range of the wait in minutes, both ends multiples of five; never a promise of a minute (SCH-27).
 * Proven by {@code WaitEstimateTest}.
 */
public record WaitEstimate(int fromMinutes, int toMinutes) {
    static final int LAST_SERVICES = 10;
    private static final int FEWEST_SERVICES = 3;
    private static final double SHORTEST = 0.75;
    private static final double LONGEST = 1.5;

    /**
     * People ahead × median of the last services ÷ open service points, widened to a range.
     *
     * @param lastServices the newest service times of the queue; only the first {@value #LAST_SERVICES} count
     * @return empty below {@value #FEWEST_SERVICES} observations or while no service point is open
     */
    static Optional<WaitEstimate> of(int ahead, List<Duration> lastServices, int openPoints) {
        if (lastServices.size() < FEWEST_SERVICES || openPoints == 0) {
            return Optional.empty();
        }
        var median = median(lastServices.stream().limit(LAST_SERVICES).toList());
        var minutes = ahead * (median.toSeconds() / 60.0) / openPoints;
        var from = 5 * (int) Math.floor(minutes * SHORTEST / 5);
        var to = 5 * (int) Math.ceil(minutes * LONGEST / 5);
        return Optional.of(new WaitEstimate(from, Math.max(to, from + 5)));
    }

    static Duration median(List<Duration> values) {
        var sorted = values.stream().sorted().toList();
        var upper = sorted.get(sorted.size() / 2);
        var lower = sorted.get((sorted.size() - 1) / 2);
        return lower.plus(upper).dividedBy(2);
    }
}
