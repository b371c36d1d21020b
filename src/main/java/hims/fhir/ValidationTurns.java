package hims.fhir;

import hims.platform.Rejected;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The full validator takes some milliseconds to some seconds of a processor for each resource: few at once, so that nobody at a desk
 * waits for somebody's check. Who finds no turn soon is told when to come again.
 */
@Component
class ValidationTurns {
    static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** @throws Rejected TOO_BUSY */
    <T> T take(Supplier<T> work) {
        if (!isMine()) {
            throw Rejected.retryAfter(FhirProblem.TOO_BUSY, COME_AGAIN);
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private boolean isMine() {
        try {
            return turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
