package hims.person;

import java.util.List;

/**
 * How strongly two descriptions are one person: bits of evidence, and why.
 *
 * @param reasons in the order of {@link Reason}
 */
record Score(double bits, List<Reason> reasons) {
    /** Where 95 of 100 suggested pairs of the labelled set are one person (PER-15). Test: MatchingQualityTest. */
    private static final double PROBABLE = 28;

    /** Where hardly one of its true pairs is missed. */
    static final double POSSIBLE = 18;

    enum Band {
        PROBABLE,
        POSSIBLE,
        WEAK
    }

    Band band() {
        return bits >= PROBABLE ? Band.PROBABLE : bits >= POSSIBLE ? Band.POSSIBLE : Band.WEAK;
    }

    /** The same, found under the number of a record that was merged since. */
    Score merged() {
        return with(Reason.MERGED, 0);
    }

    Score with(Reason reason, double more) {
        var all = new java.util.TreeSet<>(reasons);
        all.add(reason);
        return new Score(bits + more, List.copyOf(all));
    }
}
