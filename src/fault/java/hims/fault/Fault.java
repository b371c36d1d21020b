package hims.fault;

import java.util.Optional;

/** One kind of misfortune. It fails by throwing; the judge speaks after it, whatever it saw. */
interface Fault {
    String name();

    /** What this machine lacks for it, in words. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /** Where nobody says how often. */
    default int rounds() {
        return 1;
    }

    /** Whether it is part of {@code ./hims test}: those together take about a minute. */
    default boolean quick() {
        return false;
    }

    void strike(Trial trial) throws Exception;
}
