package hims.person.names;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Perso-Arabic script to Latin. Short vowels are not written, so an a is put between consonants; well-known names come from a list. */
final class Arabic {
    private record Letter(String kind, String latin) {}

    private static final Letter UNKNOWN = new Letter("mark", "");
    private final Map<String, Letter> letters;
    private final Map<String, String> known = NameData.pairs("arabic-names.tsv");

    Arabic() {
        List<String[]> rows = NameData.rows("arabic.tsv");
        letters = rows.stream().collect(Collectors.toUnmodifiableMap(row -> row[0], row -> new Letter(row[1], row[2])));
    }

    String latin(String word) {
        String name = known.get(word);
        return name != null ? name : spelled(word);
    }

    private String spelled(String word) {
        var latin = new StringBuilder();
        boolean afterConsonant = false;
        for (int at = 0; at < word.length(); at++) {
            Letter letter = letters.getOrDefault(word.substring(at, at + 1), UNKNOWN);
            boolean start = latin.isEmpty();
            switch (letter.kind()) {
                case "consonant" -> {
                    latin.append(afterConsonant ? "a" : "").append(letter.latin());
                    afterConsonant = true;
                }
                case "vowel" -> {
                    latin.append(letter.latin());
                    afterConsonant = false;
                }
                case "half" -> {
                    latin.append(letter.latin().split(" ", 2)[start ? 0 : 1]);
                    afterConsonant = start;
                }
                case "aspirate" -> latin.append(letter.latin());
                default -> {}
            }
        }
        return latin.toString();
    }
}
