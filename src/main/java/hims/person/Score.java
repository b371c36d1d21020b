package hims.person;

import java.util.List;

/**
 * How strongly two descriptions are one person: bits of evidence, and why.
 *
 * @param reasons in the order of {@link Reason}
 */
record Score(double bits, List<Reason> reasons) {
    /** House values until the labelled set of 2,000 pairs sets them (PER-15). */
    private static final double PROBABLE = 26;

    private static final double POSSIBLE = 17;

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
