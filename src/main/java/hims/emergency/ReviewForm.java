package hims.emergency;

import hims.access.BreakGlass.Verdict;
import hims.platform.Fields;
import hims.platform.Parsed;

/** What the reviewer found; without justification she says why. */
record ReviewForm(Verdict verdict, String remarks) {
    static final int LONGEST = 1000;

    static Parsed<ReviewForm> parse(Fields in) {
        var verdict = in.choice("verdict", Verdict.class).required();
        var remarks = in.text("remarks", LONGEST);
        if (verdict.orNull() == Verdict.NOT_JUSTIFIED) {
            remarks.required();
        }
        return in.parse(() -> new ReviewForm(verdict.value(), remarks.orElse("")));
    }
}
