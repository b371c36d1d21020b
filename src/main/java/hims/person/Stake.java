package hims.person;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** What can go wrong while two records of one person stand apart, or two people's are taken for one (PER-50). */
public enum Stake {
    ADMITTED(8),
    IN_CARE_TODAY(4),
    ALLERGIC(3),
    MEDICINES(2);

    private final int weight;

    Stake(int weight) {
        this.weight = weight;
    }

    /** Both sides count, so that two with allergies come before one. */
    static int harm(Collection<Set<Stake>> sides) {
        return sides.stream()
                .flatMap(Collection::stream)
                .mapToInt(stake -> stake.weight)
                .sum();
    }

    String key() {
        return "person.stake." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
