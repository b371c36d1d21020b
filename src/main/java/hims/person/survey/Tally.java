package hims.person.survey;

import java.util.EnumMap;
import java.util.Map;

/** What became of the rows of one step. */
final class Tally {
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private int repeated;

    void add(Outcome outcome) {
        counts.merge(outcome, 1, Integer::sum);
    }

    void repeat(Outcome outcome) {
        add(outcome);
        repeated++;
    }

    int of(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    int repeated() {
        return repeated;
    }
}
