package hims.person.names;

import java.util.HashMap;
import java.util.Map;

/**
 * How many residents bear a name part: the registry's own count, held against the start values of
 * {@code reference/names/frequency.tsv} while the registry is small (PER-11, PER-13).
 */
public final class Frequencies {
    private static final Map<String, Double> START = start();
    private static final double UNLISTED = 20 / 100_000.0;
    private static final double COMMON = 1_000 / 100_000.0;
    /** The start value counts like this many people. */
    private static final double TRUST_IN_START = 20_000;

    private final Map<String, Long> counted;
    private final double people;

    /**
     * @param counted people by name key
     * @param people in the registry when they were counted
     */
    public Frequencies(Map<String, Long> counted, long people) {
        this.counted = Map.copyOf(counted);
        this.people = people;
    }

    public static Frequencies atStart() {
        return new Frequencies(Map.of(), 0);
    }

    /** Share of residents, between 0 and 1. */
    public double of(String key) {
        double start = START.getOrDefault(key, UNLISTED);
        return (counted.getOrDefault(key, 0L) + TRUST_IN_START * start) / (people + TRUST_IN_START);
    }

    /** Kumar, Devi, Singh: so common, or so freely taken on and left off, that a difference proves little. */
    public boolean common(String key) {
        return of(key) >= COMMON;
    }

    private static Map<String, Double> start() {
        var start = new HashMap<String, Double>();
        NameData.rows("frequency.tsv")
                .forEach(row -> Normaliser.current().parts(row[0]).stream()
                        .findFirst()
                        .ifPresent(part -> start.merge(part.key(), Double.parseDouble(row[1]) / 100_000, Math::max)));
        return start;
    }
}
