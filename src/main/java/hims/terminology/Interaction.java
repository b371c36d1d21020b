package hims.terminology;

import hims.platform.CodeFile;

/**
 * Two things that should not meet, or only with care.
 *
 * @param a a substance, or {@code class:…} for all of a class; {@code b} likewise
 */
public record Interaction(String a, String b, Level level, String what, String why, String instead, String source) {
    private static final String CLASS = "class:";

    boolean between(Substance one, Substance other) {
        return (covers(a, one) && covers(b, other)) || (covers(b, one) && covers(a, other));
    }

    /** How exactly the rule names its partners: a pair of substances speaks before a class. */
    int exactness() {
        return (a.startsWith(CLASS) ? 0 : 1) + (b.startsWith(CLASS) ? 0 : 1);
    }

    private static boolean covers(String side, Substance substance) {
        return side.startsWith(CLASS)
                ? side.substring(CLASS.length()).equals(substance.drugClass().code())
                : side.equals(substance.code());
    }

    static Interaction read(CodeFile.Line line) {
        return new Interaction(
                line.text("a"),
                line.text("b"),
                Level.valueOf(line.text("level")),
                line.text("what"),
                line.text("why"),
                line.text("instead"),
                line.text("source"));
    }
}
