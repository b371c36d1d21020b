package hims.scheduling;

import java.time.Duration;
import java.time.Instant;

/**
 * The one formula of the order (SCH-18): {@code effective = reference − bonus(class)}; the lowest is called first, ties by
 * sequence. Nobody is overtaken by someone who came more than the bonus later. Proven by {@code PriorityTest}.
 *
 * @param minutes the bonus of the class on that day, in minutes
 */
record Priority(PriorityClass category, int minutes) {
    Priority {
        if (minutes < 0) {
            throw new IllegalArgumentException("negative bonus");
        }
    }

    Instant effective(Instant reference) {
        return reference.minus(Duration.ofMinutes(minutes));
    }
}
