package hims.card;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/** One card, slip, wristband or sticker sheet: 64 random bits, shown as {@code 7K3M-Q9TX-4B2RW} (FMT-3). */
public record CardSerial(long bits) {

    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 13;
    private static final int BITS_PER_CHARACTER = 5;

    public static CardSerial draw(SecureRandom random) {
        return new CardSerial(random.nextLong());
    }

    /** Reads I and L as 1, O as 0, any case, with or without hyphens and spaces. */
    public static Optional<CardSerial> find(String text) {
        String plain = text.strip()
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('I', '1')
                .replace('L', '1')
                .replace('O', '0');
        if (plain.length() != LENGTH || Character.digit(plain.charAt(0), 16) < 0) {
            return Optional.empty();
        }
        long bits = 0;
        for (int i = 0; i < LENGTH; i++) {
            int value = CROCKFORD.indexOf(plain.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            bits = (bits << BITS_PER_CHARACTER) | value;
        }
        return Optional.of(new CardSerial(bits));
    }

    public String text() {
        var text = new StringBuilder(LENGTH);
        for (int i = LENGTH - 1; i >= 0; i--) {
            text.append(CROCKFORD.charAt((int) (bits >>> (i * BITS_PER_CHARACTER)) & 31));
        }
        return text.toString();
    }

    public String grouped() {
        String text = text();
        return text.substring(0, 4) + "-" + text.substring(4, 8) + "-" + text.substring(8);
    }

    @Override
    public String toString() {
        return grouped();
    }
}
