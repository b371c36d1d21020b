package hims.person;

/** Why two records that look alike are two people. The first two also mark them as similar (PER-32). */
public enum Verdict {
    TWINS,
    SIBLINGS,
    PARENT_AND_CHILD,
    HOUSEHOLD,
    NAMESAKE,
    /** A merge of them was taken back. */
    UNMERGED,
    OTHER;

    /** Whether an officer may choose it. */
    boolean said() {
        return this != UNMERGED;
    }

    boolean similar() {
        return this == TWINS || this == SIBLINGS;
    }

    String key() {
        return "person.verdict." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
