package hims.person.names;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Proposes how a name in Latin letters is written in Hindi (UI-43): from the list of known names, else letter by letter. A
 * proposal only; the person says how her name is written.
 */
public final class Devanagari {
    private static final Devanagari CURRENT = new Devanagari();
    private static final String VIRAMA = "्";
    private static final int LONGEST_LETTER = 3;

    private final Map<String, String> known = new HashMap<>();
    private final Map<String, String> consonants = new LinkedHashMap<>();
    private final Map<String, String> vowels = new LinkedHashMap<>();
    private final Map<String, String> signs = new LinkedHashMap<>();

    private Devanagari() {
        KnownName.all().forEach(name -> remember(name.latin(), name.devanagari()));
        for (String[] row : NameData.rows("to-devanagari.tsv")) {
            switch (row[0]) {
                case "consonant" -> consonants.put(row[1], row[2]);
                case "vowel" -> vowels.put(row[1], row[2]);
                default -> signs.put(row[1], row[2]);
            }
        }
    }

    /** The proposal, or "" where the name has nothing to transliterate. */
    public static String propose(String latin) {
        return Arrays.stream(latin.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .map(CURRENT::word)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private void remember(String latin, String devanagari) {
        String[] words = latin.split(" ", -1);
        String[] written = devanagari.split(" ", -1);
        for (int at = 0; words.length == written.length && at < words.length; at++) {
            known.putIfAbsent(key(words[at]), written[at]);
        }
    }

    private String word(String typed) {
        String listed = known.get(key(typed));
        return listed != null ? listed : spelled(Spelling.letters(typed));
    }

    private static String key(String word) {
        List<NamePart> parts = Normaliser.current().parts(word);
        return parts.size() == 1 ? parts.getFirst().key() : "";
    }

    private String spelled(String word) {
        var written = new StringBuilder();
        String before = "";
        for (int at = 0; at < word.length(); ) {
            String letter = letterAt(word, at);
            boolean last = at + letter.length() == word.length();
            String consonant = consonants.get(letter);
            if (consonant != null) {
                written.append(joins(before, letter) ? VIRAMA : "").append(consonant);
            } else {
                written.append(vowel(letter, last, consonants.containsKey(before)));
            }
            before = letter;
            at += letter.length();
        }
        return written.toString();
    }

    private String letterAt(String word, int at) {
        for (int length = Math.min(LONGEST_LETTER, word.length() - at); length > 1; length--) {
            String letter = word.substring(at, at + length);
            if (consonants.containsKey(letter) || vowels.containsKey(letter)) {
                return letter;
            }
        }
        return word.substring(at, at + 1);
    }

    /** Last i and u are long as in Devi and Raju; last a is long, an inner one is not written. */
    private String vowel(String letter, boolean last, boolean afterConsonant) {
        if (!afterConsonant) {
            return vowels.getOrDefault(letter, "");
        }
        return last ? signs.getOrDefault(letter + "$", signs.getOrDefault(letter, "")) : signs.getOrDefault(letter, "");
    }

    /** Two consonants are written as one where speech runs them together: Sharma, Mishra, Swati, Divya, Anna. */
    private boolean joins(String first, String second) {
        if (!consonants.containsKey(first)) {
            return false;
        }
        boolean glide = second.equals("y") || second.equals("r") || second.equals("v") || second.equals("w");
        boolean hiss = (first.equals("s") || first.equals("sh")) && !second.equals("h");
        return first.equals(second) || first.equals("r") || hiss || glide || first.equals("n") || first.equals("l");
    }
}
