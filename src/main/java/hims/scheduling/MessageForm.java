package hims.scheduling;

import hims.platform.Fields;
import hims.platform.Parsed;

/** A line for all boards (SCH-36). */
final class MessageForm {
    static final int LONGEST = 120;
    private static final int MOST_MINUTES = 720;

    private MessageForm() {}

    record Line(String english, String hindi, int minutes) {}

    static Parsed<Line> parse(Fields in) {
        var english = in.text("english", LONGEST).required();
        var hindi = in.text("hindi", LONGEST).required();
        var minutes = in.integer("minutes", 1, MOST_MINUTES).required();
        return in.parse(() -> new Line(english.value(), hindi.value(), minutes.value()));
    }
}
