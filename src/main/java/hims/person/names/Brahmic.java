package hims.person.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Devanagari or Gurmukhi to Latin as Delhi spells it, without the inherent vowel where speech leaves it out: सुनीता suneeta,
 * रमेश ramesh, शबनम shabnam, कृष्ण krishna.
 */
final class Brahmic {
    private enum Kind {
        CONSONANT,
        VOWEL,
        SCHWA
    }

    private record Letter(String kind, String latin) {}

    private record Sound(Kind kind, String latin) {
        boolean vowel() {
            return kind != Kind.CONSONANT;
        }
    }

    private static final Set<String> ENDINGS = Set.of("v", "m", "p");
    private static final Sound SCHWA = new Sound(Kind.SCHWA, "a");
    private static final Letter UNKNOWN = new Letter("mark", "");
    private final Map<String, Letter> letters;

    Brahmic(String file) {
        letters = NameData.rows(file).stream()
                .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> new Letter(row[1], row[2])));
    }

    String latin(String word) {
        List<Sound> sounds = sounds(word);
        for (int at = sounds.size() - 1; at >= 0; at--) {
            if (sounds.get(at).equals(SCHWA) && silent(sounds, at)) {
                sounds.remove(at);
            }
        }
        return sounds.stream().map(Sound::latin).collect(Collectors.joining());
    }

    private List<Sound> sounds(String word) {
        var sounds = new ArrayList<Sound>();
        for (int at = 0; at < word.length(); ) {
            int end = at + 2 <= word.length() && letters.containsKey(word.substring(at, at + 2)) ? at + 2 : at + 1;
            Letter letter = letters.getOrDefault(word.substring(at, end), UNKNOWN);
            switch (letter.kind()) {
                case "consonant" -> {
                    sounds.add(new Sound(Kind.CONSONANT, letter.latin()));
                    sounds.add(SCHWA);
                }
                case "sign" -> {
                    dropSchwa(sounds);
                    sounds.add(new Sound(Kind.VOWEL, letter.latin()));
                }
                case "virama" -> dropSchwa(sounds);
                case "vowel" -> sounds.add(new Sound(Kind.VOWEL, letter.latin()));
                case "nasal" -> sounds.add(new Sound(Kind.CONSONANT, letter.latin()));
                default -> {}
            }
            at = end;
        }
        return sounds;
    }

    private static void dropSchwa(List<Sound> sounds) {
        if (!sounds.isEmpty() && sounds.getLast().equals(SCHWA)) {
            sounds.removeLast();
        }
    }

    /** Final after one consonant or a falling cluster (garg, anand), not after a rising one (krishna); medial in V C _ C V, but not before h. */
    private static boolean silent(List<Sound> sounds, int at) {
        if (at == sounds.size() - 1) {
            boolean onlyVowel = sounds.stream().filter(Sound::vowel).count() == 1;
            return !onlyVowel && !(consonant(sounds, at - 2) && rises(sounds.get(at - 2), sounds.get(at - 1)));
        }
        boolean beforeH =
                consonant(sounds, at + 1) && sounds.get(at + 1).latin().equals("h");
        return !beforeH
                && !endsName(sounds, at)
                && consonant(sounds, at - 1)
                && vowel(sounds, at - 2)
                && consonant(sounds, at + 1)
                && vowel(sounds, at + 2);
    }

    /** The endings -vati, -mati and -pati are words of their own and keep their vowel: फूलवती phoolvatee. */
    private static boolean endsName(List<Sound> sounds, int at) {
        return at == sounds.size() - 3
                && ENDINGS.contains(sounds.get(at - 1).latin())
                && sounds.get(at + 1).latin().equals("t")
                && vowel(sounds, at + 2);
    }

    private static boolean consonant(List<Sound> sounds, int at) {
        return at >= 0 && at < sounds.size() && !sounds.get(at).vowel();
    }

    private static boolean vowel(List<Sound> sounds, int at) {
        return at >= 0 && at < sounds.size() && sounds.get(at).vowel();
    }

    private static boolean rises(Sound first, Sound second) {
        return sonority(second) > sonority(first);
    }

    private static int sonority(Sound sound) {
        return switch (sound.latin().charAt(0)) {
            case 'y', 'r', 'l', 'v' -> 3;
            case 'n', 'm' -> 2;
            default -> 1;
        };
    }
}
