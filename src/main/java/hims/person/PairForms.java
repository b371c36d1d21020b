package hims.person;

import hims.platform.Fields;
import hims.platform.Parsed;
import java.time.LocalDate;

/** What an officer says of a pair. */
final class PairForms {
    static final int LONGEST = 500;
    /** House value: a pair may not be put off for ever. */
    private static final int MOST_DAYS = 90;

    private PairForms() {}

    record Parted(Verdict verdict, String words) {}

    record Deferred(LocalDate until, String words) {}

    /** Other reasons need words. */
    static Parsed<Parted> parted(Fields in) {
        var verdict = in.choice("verdict", Verdict.class).required().check(Verdict::said, "field.not-a-choice");
        var words = in.text("reason", LONGEST);
        if (verdict.orNull() == Verdict.OTHER) {
            words.required();
        }
        return in.parse(() -> new Parted(verdict.value(), words.orElse("")));
    }

    static Parsed<Deferred> deferred(Fields in, LocalDate today) {
        var until = in.date("until", today, today.plusDays(1), today.plusDays(MOST_DAYS))
                .required();
        var words = in.text("cause", LONGEST).required();
        return in.parse(() -> new Deferred(until.value(), words.value()));
    }
}
