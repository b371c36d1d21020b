package hims.card.code;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** RFC 4648 base32, upper case, no padding; reads lower case as well. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    static String encode(byte[] bytes) {
        var text = new StringBuilder(bytes.length * 8 / 5 + 1);
        int buffer = 0;
        int held = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8) | (b & 0xFF);
            held += 8;
            while (held >= 5) {
                held -= 5;
                text.append(ALPHABET.charAt((buffer >>> held) & 31));
            }
        }
        if (held > 0) {
            text.append(ALPHABET.charAt((buffer << (5 - held)) & 31));
        }
        return text.toString();
    }

    /** Empty when a character is foreign, the length is impossible, or the unused last bits are not zero. */
    static Optional<byte[]> decode(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        var bytes = new byte[upper.length() * 5 / 8];
        int buffer = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < upper.length(); i++) {
            int value = ALPHABET.indexOf(upper.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            buffer = (buffer << 5) | value;
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes[at++] = (byte) (buffer >>> held);
            }
        }
        boolean clean = held < 5 && (buffer & ((1 << held) - 1)) == 0;
        return clean ? Optional.of(Arrays.copyOf(bytes, at)) : Optional.empty();
    }
}
