package hims.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which passwords are refused (SEC-2): short ones, and those made of words that everybody here knows. */
final class NewPassword {
    static final int LONGEST = 200;
    private static final int SHORTEST = 12;
    private static final int DIFFERENT_LETTERS = 5;
    private static final String[] KNOWN_WORDS = {
        "password", "hospital", "delhi", "welcome", "admin", "qwerty", "12345", "health"
    };

    private NewPassword() {}

    /** The key of what is wrong with it. */
    static Optional<String> fault(String typed, Account account) {
        if (typed.codePointCount(0, typed.length()) < SHORTEST) {
            return Optional.of("enrol.password-short");
        }
        var lower = typed.toLowerCase(Locale.ROOT);
        var known = Arrays.stream(KNOWN_WORDS).anyMatch(lower::contains)
                || lower.contains(account.login())
                || Arrays.stream(account.name().toLowerCase(Locale.ROOT).split(" "))
                        .anyMatch(part -> part.length() > 2 && lower.contains(part));
        if (known || lower.chars().distinct().count() < DIFFERENT_LETTERS) {
            return Optional.of("enrol.password-guessable");
        }
        return Optional.empty();
    }
}
