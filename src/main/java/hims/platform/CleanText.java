package hims.platform;

import static java.lang.Character.CONTROL;
import static java.lang.Character.FORMAT;
import static java.lang.Character.SURROGATE;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Text as it may be stored: NFC, Western digits, no control or direction characters, no pictures, no Aadhaar number (PER-42).
 * Joiners stay where Indian scripts need them. Test: CleanTextTest.
 */
record CleanText(String value, boolean picturesRemoved, boolean aadhaarMasked) {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int KEYCAP = 0x20E3;

    /** Twelve digits, perhaps in fours; a leading plus sign makes it a telephone number. An id of ours is no number at all. */
    private static final Pattern TWELVE_DIGITS =
            Pattern.compile("\\b\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b"
                    + "|(?<![\\d+])([2-9]\\d{3})[ -]?(\\d{4})[ -]?(\\d{4})(?!\\d)");

    static CleanText of(String typed) {
        var text = new StringBuilder(typed.length());
        var pictures = false;
        for (var symbol :
                Normalizer.normalize(typed, Normalizer.Form.NFC).codePoints().toArray()) {
            if (isPicture(symbol)) {
                pictures = true;
            } else {
                append(text, symbol);
            }
        }
        var trimmed = text.toString().strip();
        var masked = masked(trimmed);
        return new CleanText(masked, pictures, !masked.equals(trimmed));
    }

    private static void append(StringBuilder text, int symbol) {
        if (Character.isDigit(symbol)) {
            text.append(Character.digit(symbol, 10));
        } else if (symbol == '\t' || Character.isSpaceChar(symbol)) {
            text.append(' ');
        } else if (symbol == '\n' || isVisible(symbol) || joins(text, symbol)) {
            text.appendCodePoint(symbol);
        }
    }

    private static boolean isVisible(int symbol) {
        var type = Character.getType(symbol);
        return type != CONTROL && type != FORMAT && type != SURROGATE;
    }

    /** A joiner is kept after a letter or a mark only. */
    private static boolean joins(StringBuilder text, int symbol) {
        if ((symbol != ZERO_WIDTH_JOINER && symbol != ZERO_WIDTH_NON_JOINER) || text.isEmpty()) {
            return false;
        }
        var before = text.codePointBefore(text.length());
        return Character.isLetter(before) || Character.getType(before) == Character.NON_SPACING_MARK;
    }

    private static boolean isPicture(int symbol) {
        return Character.isEmojiPresentation(symbol)
                || Character.isEmojiModifier(symbol)
                || (symbol >= 0x2600 && Character.isExtendedPictographic(symbol))
                || symbol == KEYCAP
                || (symbol >= 0xFE00 && symbol <= 0xFE0F);
    }

    private static String masked(String text) {
        return TWELVE_DIGITS.matcher(text).replaceAll(found -> {
            if (found.group(1) == null) {
                return found.group();
            }
            var number = found.group(1) + found.group(2) + found.group(3);
            return Verhoeff.isValid(number) ? "XXXX XXXX " + found.group(3) : found.group();
        });
    }
}
