package hims.platform.health;

import java.util.Optional;

/** One look at one thing that can go wrong. Takes milliseconds; asked at most every few seconds. */
public interface Probe {
    Optional<Degraded> look();
}
