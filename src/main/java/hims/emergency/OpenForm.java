package hims.emergency;

import hims.access.BreakGlassReason;
import hims.emergency.EmergencyOpening.Why;
import hims.platform.Fields;
import hims.platform.Parsed;

/** Why the glass is broken: a code, words where the code does not say enough, and the password. */
final class OpenForm {
    static final int LONGEST = 300;

    private static final int SHORTEST = 10;
    private static final int LONGEST_PASSWORD = 200;

    private OpenForm() {}

    static Parsed<Why> parse(Fields in) {
        var reason = in.choice("reason", BreakGlassReason.class).required();
        var words = in.text("words", LONGEST);
        if (reason.orNull() == BreakGlassReason.OTHER) {
            words.required().check(text -> text.strip().length() >= SHORTEST, "emergency.words.short", SHORTEST);
        }
        var password = in.secret("password", LONGEST_PASSWORD).required();
        return in.parse(() -> new Why(reason.value(), words.orElse(""), password.value()));
    }
}
