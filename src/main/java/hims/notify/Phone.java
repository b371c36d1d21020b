package hims.notify;

import java.util.Optional;
import java.util.regex.Pattern;

/** A telephone number as E.164 writes it: {@code +919876543210}. */
public record Phone(String e164) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{7,14}");
    private static final Pattern INDIAN_MOBILE = Pattern.compile("(?:\\+?91|0)?([6-9][0-9]{9})");
    private static final int SHOWN = 4;

    public Phone {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("not an E.164 number");
        }
    }

    /** What people type: ten digits, with or without 0 or +91, blanks and hyphens; or a foreign number with its plus. */
    public static Optional<Phone> parse(String typed) {
        var plain = typed.replaceAll("[\\s()-]", "");
        var indian = INDIAN_MOBILE.matcher(plain);
        if (indian.matches()) {
            return Optional.of(new Phone("+91" + indian.group(1)));
        }
        return E164.matcher(plain).matches() ? Optional.of(new Phone(plain)) : Optional.empty();
    }

    /** {@code ••••••3210}: enough for the owner to know it. */
    public String masked() {
        return "••••••" + e164.substring(e164.length() - SHOWN);
    }
}
