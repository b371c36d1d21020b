package hims.person.names;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns a name in any script of Delhi into parts that compare (PER-10). What was typed is never changed: this works on a copy.
 * The rules are data; a change of data that changes a key needs a new {@link #VERSION} and the re-key job.
 */
public final class Normaliser {
    public static final int VERSION = 1;

    private static final Normaliser CURRENT = new Normaliser();
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘`ʼ]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final int LONGEST_NAME = 12;

    private final Map<String, Integer> honorifics;
    private final List<String[]> joiners;
    private final List<String> suffixes;
    private final Spelling spelling = new Spelling();
    private final Brahmic devanagari = new Brahmic("devanagari.tsv");
    private final Brahmic gurmukhi = new Brahmic("gurmukhi.tsv");
    private final Arabic arabic = new Arabic();

    private Normaliser() {
        honorifics = NameData.rows("honorifics.tsv").stream()
                .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> Integer.valueOf(row[1])));
        joiners = NameData.rows("joiners.tsv").stream()
                .sorted(Comparator.comparingInt((String[] row) -> -row[0].length()))
                .toList();
        suffixes = NameData.rows("suffixes.txt").stream().map(row -> row[0]).toList();
    }

    public static Normaliser current() {
        return CURRENT;
    }

    /** Splits "Sunita W/o Ramesh" at the joiner; a name without one is all its own. */
    public SpokenName read(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        String lower = " " + text.toLowerCase(Locale.ROOT).replace('\\', '/').replaceAll("\\s*/\\s*", "/") + " ";
        for (String[] joiner : joiners) {
            int at = lower.indexOf(" " + joiner[0] + " ");
            if (at >= 0) {
                String own = lower.substring(0, at).strip();
                String other = lower.substring(at + joiner[0].length() + 2).strip();
                return new SpokenName(own, parts(own), relative(joiner[1], other));
            }
        }
        return new SpokenName(text, parts(text), Optional.empty());
    }

    private Optional<SpokenName.SpokenRelative> relative(String kind, String name) {
        return name.isEmpty() || kind.equals("NONE")
                ? Optional.empty()
                : Optional.of(new SpokenName.SpokenRelative(kind, name, parts(name)));
    }

    /** The parts of one person's name, honorifics left out; empty when there is no letter in it. */
    public List<NamePart> parts(String name) {
        String text = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> words = Arrays.stream(
                        BETWEEN_WORDS.split(APOSTROPHES.matcher(text).replaceAll("")))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        dropHonorifics(words);
        return words.stream()
                .map(this::latin)
                .filter(word -> !word.isEmpty())
                .flatMap(word -> split(word).stream())
                .limit(LONGEST_NAME)
                .map(spelling::part)
                .toList();
    }

    /** A whole name in Latin letters, capitalised: the proposal for the Latin field when only Hindi was typed. */
    public String inLatin(String name) {
        return Arrays.stream(name.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> latin(Normalizer.normalize(word, Normalizer.Form.NFKC)))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining(" "));
    }

    /** The one word that two make when written together: "ram" and "prasad" to "ramprasad". */
    public NamePart joined(NamePart first, NamePart second) {
        return spelling.part(first.word() + second.word());
    }

    private void dropHonorifics(List<String> words) {
        for (int at = words.size() - 1; at >= 0; at--) {
            Integer others = honorifics.get(words.get(at));
            if (others != null && words.size() > others) {
                words.remove(at);
            }
        }
    }

    private String latin(String word) {
        String latin = switch (UnicodeScript.of(word.codePointAt(0))) {
            case DEVANAGARI -> devanagari.latin(word);
            case GURMUKHI -> gurmukhi.latin(word);
            case ARABIC -> arabic.latin(word);
            default ->
                MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
        };
        return Spelling.letters(latin.toLowerCase(Locale.ROOT));
    }

    /** "Rameshbhai" is Ramesh and Bhai; a "ji" written onto the name goes. */
    private List<String> split(String word) {
        for (String suffix : suffixes) {
            int stem = word.length() - suffix.length();
            if (stem >= 4 && word.endsWith(suffix)) {
                String name = word.substring(0, stem);
                return honorifics.containsKey(suffix) ? List.of(name) : List.of(name, suffix);
            }
        }
        return List.of(word);
    }
}
