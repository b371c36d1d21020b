package hims.person.names;

import java.util.regex.Pattern;

/**
 * The consonants of a spelling key. Aspirates are plain, v is b as in the east, and m before them is n (the anusvara); a name of one or two consonants keeps its
 * first vowel, or Ram, Roma and Reema would be one class.
 */
final class SoundCode {
    private static final Pattern ASPIRATED = Pattern.compile("(?<=[kgcjtdpb])h");
    private static final Pattern LIP_NASAL = Pattern.compile("M(?=[PB])");
    private static final String VOWELS = "aeiou";
    private static final int LONGEST = 10;

    private SoundCode() {}

    static String of(String key) {
        String plain = ASPIRATED.matcher(key).replaceAll("").replace('v', 'b');
        var code = new StringBuilder();
        var withVowel = new StringBuilder();
        boolean vowelKept = false;
        for (int at = 0; at < plain.length() && code.length() < LONGEST; at++) {
            char letter = plain.charAt(at);
            if (VOWELS.indexOf(letter) >= 0) {
                if (at == 0) {
                    code.append(Character.toUpperCase(vowel(letter)));
                    withVowel.append(code);
                } else if (!vowelKept) {
                    withVowel.append(vowel(letter));
                    vowelKept = true;
                }
            } else if (letter != 'y' || at == 0) {
                code.append(Character.toUpperCase(letter));
                withVowel.append(Character.toUpperCase(letter));
            }
        }
        String chosen = code.length() <= 2 ? withVowel.toString() : code.toString();
        return LIP_NASAL.matcher(chosen).replaceAll("N");
    }

    private static char vowel(char letter) {
        return switch (letter) {
            case 'e', 'i' -> 'i';
            case 'o', 'u' -> 'o';
            default -> 'a';
        };
    }
}
