package hims.person;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * A person's number for life: eleven digits, the first 1 to 5, nine random ones, and a Damm check digit (FMT-1, FMT-2).
 * It is not secret, carries no meaning, is never used again, and is never proof of who somebody is.
 */
public record HealthId(long number) implements Comparable<HealthId> {

    private static final int DIGITS = 11;
    private static final long FIRST_BODY = 1_000_000_000L;
    private static final long BODIES = 5_000_000_000L;

    public HealthId {
        String digits = Long.toString(number);
        if (digits.length() != DIGITS || mistakeIn(digits).isPresent()) {
            throw new IllegalArgumentException(number + " is not a health id");
        }
    }

    /** What somebody typed or scanned: a health id, or the one mistake to tell them about. */
    public sealed interface Reading {}

    public record Valid(HealthId id) implements Reading {}

    public record Invalid(Mistake mistake) implements Reading {}

    /** Message keys are {@code health-id.<name in kebab case>}. */
    public enum Mistake {
        EMPTY,
        NOT_DIGITS,
        TOO_SHORT,
        TOO_LONG,
        MOBILE_NUMBER,
        AADHAAR_NUMBER,
        ABHA_NUMBER,
        WRONG_FIRST_DIGIT,
        WRONG_CHECK_DIGIT
    }

    public static HealthId draw(SecureRandom random) {
        return ofBody(FIRST_BODY + random.nextLong(BODIES));
    }

    /** The health id whose first ten digits are these. */
    public static HealthId ofBody(long firstTen) {
        return new HealthId(firstTen * 10 + Damm.checkDigit(Long.toString(firstTen)));
    }

    /** Reads digits of any Indian script, grouped or not: "238 6104 9577", "२३८-६१०४-९५७७". */
    public static Reading read(String text) {
        var digits = new StringBuilder(DIGITS);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                digits.append((char) ('0' + Character.digit(c, 10)));
            } else if (!isSeparator(c)) {
                return new Invalid(Mistake.NOT_DIGITS);
            }
        }
        return ofDigits(digits.toString());
    }

    public static Optional<HealthId> find(String text) {
        return switch (read(text)) {
            case Valid(HealthId id) -> Optional.of(id);
            case Invalid _ -> Optional.empty();
        };
    }

    /** As printed: {@code 238 6104 9577}. */
    public String grouped() {
        String digits = digits();
        return digits.substring(0, 3) + " " + digits.substring(3, 7) + " " + digits.substring(7);
    }

    public String digits() {
        return Long.toString(number);
    }

    @Override
    public int compareTo(HealthId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return grouped();
    }

    private static boolean isSeparator(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '-' || c == '–' || c == '.';
    }

    private static Reading ofDigits(String digits) {
        return switch (digits.length()) {
            case 0 -> new Invalid(Mistake.EMPTY);
            case DIGITS -> ofEleven(digits);
            case 10 -> new Invalid(digits.charAt(0) >= '6' ? Mistake.MOBILE_NUMBER : Mistake.TOO_SHORT);
            case 12 -> new Invalid(Mistake.AADHAAR_NUMBER);
            case 14 -> new Invalid(Mistake.ABHA_NUMBER);
            default -> new Invalid(digits.length() < DIGITS ? Mistake.TOO_SHORT : Mistake.TOO_LONG);
        };
    }

    private static Reading ofEleven(String digits) {
        if (digits.startsWith("0") && digits.charAt(1) >= '6') {
            return new Invalid(Mistake.MOBILE_NUMBER);
        }
        return mistakeIn(digits)
                .<Reading>map(Invalid::new)
                .orElseGet(() -> new Valid(new HealthId(Long.parseLong(digits))));
    }

    private static Optional<Mistake> mistakeIn(String eleven) {
        if (eleven.charAt(0) < '1' || eleven.charAt(0) > '5') {
            return Optional.of(Mistake.WRONG_FIRST_DIGIT);
        }
        return Damm.passes(eleven) ? Optional.empty() : Optional.of(Mistake.WRONG_CHECK_DIGIT);
    }
}
