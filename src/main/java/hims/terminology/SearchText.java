package hims.terminology;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Text made comparable: lower case, no accents, one spelling for the Hindi letters that people type in several ways. */
final class SearchText {
    private static final char NUKTA = '\u093C';
    private static final char CANDRABINDU = '\u0901';
    private static final char ANUSVARA = '\u0902';
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}.%]+");
    private static final int LATIN_MARKS_UNTIL = '\u0370';

    private SearchText() {}

    static String of(String typed) {
        var plain = new StringBuilder();
        var decomposed = Normalizer.normalize(typed, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        for (var at = 0; at < decomposed.length(); at++) {
            var sign = decomposed.charAt(at);
            if (sign == CANDRABINDU) {
                plain.append(ANUSVARA);
            } else if (sign != NUKTA && !isAccent(sign)) {
                plain.append(sign);
            }
        }
        return NOT_WORD.matcher(plain).replaceAll(" ").strip();
    }

    static List<String> words(String plain) {
        return Arrays.stream(plain.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Pieces of three letters, with two blanks before each word and one after it, as pg_trgm cuts them. */
    static Set<String> trigrams(String plain) {
        var pieces = new HashSet<String>();
        for (var word : words(plain)) {
            var padded = "  " + word + " ";
            for (var at = 0; at + 3 <= padded.length(); at++) {
                pieces.add(padded.substring(at, at + 3));
            }
        }
        return pieces;
    }

    private static boolean isAccent(char sign) {
        return Character.getType(sign) == Character.NON_SPACING_MARK && sign < LATIN_MARKS_UNTIL;
    }
}
