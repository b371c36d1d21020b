package hims.card;

import static hims.card.CardProblem.TOO_MANY_CHECKS;

import hims.platform.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** So many public checks a minute from one network, on this node. */
@Component
class Throttle {

    private static final int CHECKS = 30;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_NETWORKS = 50_000;

    private final Clock clock;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    Throttle(Clock clock) {
        this.clock = clock;
    }

    private record Window(Instant from, int checks) {}

    /** @throws Rejected TOO_MANY_CHECKS */
    void count(String network) {
        Instant now = clock.instant();
        if (windows.size() > MAX_NETWORKS) {
            windows.values().removeIf(window -> isOver(window, now));
        }
        Window window = windows.merge(
                network,
                new Window(now, 1),
                (old, fresh) -> isOver(old, now) ? fresh : new Window(old.from(), old.checks() + 1));
        if (window.checks() > CHECKS) {
            throw Rejected.retryAfter(TOO_MANY_CHECKS, WINDOW);
        }
    }

    void forget() {
        windows.clear();
    }

    private static boolean isOver(Window window, Instant now) {
        return !now.isBefore(window.from().plus(WINDOW));
    }
}
