package hims.card;

import hims.platform.Fields;
import hims.platform.Parsed;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** What a custodian says, each time with her password. */
final class CustodyForms {

    static final int LONGEST = 200;
    private static final int LONGEST_PASSWORD = 200;
    private static final Pattern ANNOUNCED = Pattern.compile("ANNOUNCE[.](SERVICE|EMERGENCY|HEALTH_CARD|LIST)");
    private static final Pattern OF_KEY = Pattern.compile("(TAKE_OVER|RETIRE|COMPROMISE)[.]([0-9]{1,3})");

    private CustodyForms() {}

    record Signed(KeyCustody.Proposal proposal, String password) {}

    /** @param purposes of a key by its number */
    static Parsed<Signed> proposed(Fields in, IntFunction<KeyPurpose> purposes) {
        var act = in.code("act", 40)
                .required()
                .check(
                        text -> ANNOUNCED.matcher(text).matches()
                                || OF_KEY.matcher(text).matches(),
                        "field.not-a-choice");
        var reason = in.text("reason", LONGEST).required();
        var password = in.secret("password", LONGEST_PASSWORD).required();
        return in.parse(() -> new Signed(proposal(act.value(), reason.value(), purposes), password.value()));
    }

    static Parsed<String> password(Fields in) {
        var password = in.secret("password", LONGEST_PASSWORD).required();
        return in.parse(password::value);
    }

    /** The number of the key whose page the form stood on. */
    static Optional<Integer> key(Fields in) {
        var named = OF_KEY.matcher(in.typed("act"));
        return named.matches() ? Optional.of(Integer.valueOf(named.group(2))) : Optional.empty();
    }

    private static KeyCustody.Proposal proposal(String act, String reason, IntFunction<KeyPurpose> purposes) {
        var announced = ANNOUNCED.matcher(act);
        if (announced.matches()) {
            return new KeyCustody.Proposal(KeyActKind.ANNOUNCE, KeyPurpose.valueOf(announced.group(1)), null, reason);
        }
        var named = OF_KEY.matcher(act);
        if (!named.matches()) {
            throw new IllegalStateException("checked before");
        }
        int number = Integer.parseInt(named.group(2));
        return new KeyCustody.Proposal(KeyActKind.valueOf(named.group(1)), purposes.apply(number), number, reason);
    }
}
