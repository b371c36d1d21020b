package hims.privacy;

import hims.access.Permission;
import hims.person.HealthId;
import hims.platform.Fields;
import hims.platform.Parsed;
import java.util.Optional;

/** Who, what, and of whom. */
record WhyForm(String login, Permission what, HealthId number) {
    private static final int LONGEST = 40;

    static Parsed<WhyForm> parse(Fields in) {
        var login = in.text("login", LONGEST).required();
        var what = in.choice("what", Permission.class).required();
        var number = number(in, "number");
        return in.parse(() -> new WhyForm(login.value(), what.value(), number.orElseThrow()));
    }

    static Optional<HealthId> number(Fields in, String name) {
        var typed = in.text(name, LONGEST).required();
        var number = typed.optional().flatMap(HealthId::find);
        if (typed.optional().isPresent() && number.isEmpty()) {
            in.wrong(name, "privacy.why.no-number");
        }
        return number;
    }
}
