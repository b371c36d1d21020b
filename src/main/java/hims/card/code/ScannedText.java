package hims.card.code;

import hims.card.CardSerial;
import hims.person.HealthId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a scanner, a camera or a keyboard put into a box, told apart by its form alone (FMT-12, CARD-40). */
public sealed interface ScannedText {

    /** The base32 after {@code /Q/}. */
    record Service(String base32) implements ScannedText {}

    /** The base32 after {@code /E#}. */
    record Emergency(String base32) implements ScannedText {}

    record HealthNumber(HealthId id) implements ScannedText {}

    /** Meant as a health id, with one mistake. */
    record WrongNumber(HealthId.Mistake mistake) implements ScannedText {}

    record Serial(CardSerial serial) implements ScannedText {}

    record Abha(AbhaProfile profile) implements ScannedText {}

    record Foreign(ForeignCode kind) implements ScannedText {}

    /** Words: a name, perhaps. */
    record Other(String text) implements ScannedText {}

    /** Codes that people hold out at a counter and that are not ours to read. */
    enum ForeignCode {
        SMART_HEALTH_CARD,
        SMART_HEALTH_LINK,
        TRAVEL_CERTIFICATE,
        AADHAAR,
        PAYMENT,
        FACILITY,
        LATER_CARD,
        WEB_ADDRESS,
        UNKNOWN
    }

    int MAX_TEXT = 4096;
    int LONGEST_WORDS = 120;
    Pattern SERVICE = Pattern.compile("(?i)^[a-z0-9.:/-]{0,120}/q/([a-z2-7]+)$");
    Pattern EMERGENCY = Pattern.compile("(?i)^[a-z0-9.:/-]{0,120}/e#([a-z2-7]+)$");
    Pattern LATER = Pattern.compile("(?i)^[a-z0-9.:/-]{0,120}/e\\d+#[a-z2-7]+$");
    Pattern AADHAAR = Pattern.compile("^(\\d{500,}|<\\?xml.*<PrintLetterBarcodeData.*)$", Pattern.DOTALL);

    /** Tolerates what keyboard-wedge scanners add and lose: line ends, case, a doubled or missing scheme. */
    static ScannedText of(String raw) {
        String text = raw.strip();
        if (AADHAAR.matcher(text).matches()) {
            return new Foreign(ForeignCode.AADHAAR);
        }
        if (text.length() > MAX_TEXT) {
            return new Foreign(ForeignCode.UNKNOWN);
        }
        return ours(text)
                .or(() -> foreign(text).map(Foreign::new))
                .or(() -> typed(text))
                .orElseGet(() -> text.length() > LONGEST_WORDS ? new Foreign(ForeignCode.UNKNOWN) : new Other(text));
    }

    private static Optional<ScannedText> ours(String text) {
        var service = SERVICE.matcher(text);
        if (service.matches()) {
            return Optional.of(new Service(service.group(1)));
        }
        var emergency = EMERGENCY.matcher(text);
        return emergency.matches() ? Optional.of(new Emergency(emergency.group(1))) : Optional.empty();
    }

    private static Optional<ForeignCode> foreign(String text) {
        String start = text.substring(0, Math.min(16, text.length())).toLowerCase(Locale.ROOT);
        if (start.startsWith("shc:/")) {
            return Optional.of(ForeignCode.SMART_HEALTH_CARD);
        }
        if (text.contains("shlink:/")) {
            return Optional.of(ForeignCode.SMART_HEALTH_LINK);
        }
        if (start.startsWith("hc1:")) {
            return Optional.of(ForeignCode.TRAVEL_CERTIFICATE);
        }
        if (start.startsWith("upi:")) {
            return Optional.of(ForeignCode.PAYMENT);
        }
        if (LATER.matcher(text).matches()) {
            return Optional.of(ForeignCode.LATER_CARD);
        }
        if (text.contains("/share-profile?")) {
            return Optional.of(ForeignCode.FACILITY);
        }
        return start.startsWith("http") ? Optional.of(ForeignCode.WEB_ADDRESS) : Optional.empty();
    }

    private static Optional<ScannedText> typed(String text) {
        if (text.startsWith("{")) {
            return Optional.of(AbhaProfile.find(text)
                    .<ScannedText>map(Abha::new)
                    .orElseGet(() -> new Foreign(ForeignCode.UNKNOWN)));
        }
        if (text.startsWith("<")) {
            return Optional.of(new Foreign(ForeignCode.UNKNOWN));
        }
        return switch (HealthId.read(text)) {
            case HealthId.Valid(HealthId id) -> Optional.of(new HealthNumber(id));
            case HealthId.Invalid(HealthId.Mistake mistake) -> serial(text).or(() -> wrongNumber(mistake));
        };
    }

    private static Optional<ScannedText> serial(String text) {
        return CardSerial.find(text).filter(_ -> text.matches(".*\\d.*")).map(Serial::new);
    }

    private static Optional<ScannedText> wrongNumber(HealthId.Mistake mistake) {
        boolean words = mistake == HealthId.Mistake.NOT_DIGITS || mistake == HealthId.Mistake.EMPTY;
        return words ? Optional.empty() : Optional.of(new WrongNumber(mistake));
    }
}
