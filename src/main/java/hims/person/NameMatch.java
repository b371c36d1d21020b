package hims.person;

import hims.person.names.Frequencies;
import hims.person.names.NamePart;
import hims.person.names.Nearness;
import hims.person.names.Normaliser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two names part by part, in any order, since family and given name are often swapped and many people have one name only
 * (PER-11). "Ram Prasad" meets "Ramprasad".
 *
 * @param evidence of each part
 * @param otherGiven whether the first words, mostly the given names, agree with nothing on the other side
 * @param exact parts spelt the same, {@code sound} parts of one sound or nearly so
 */
record NameMatch(List<Evidence> evidence, int exact, int sound, int different, int extra, boolean otherGiven) {
    private static final double CLOSE = 0.9;
    /** By so many letters one spelling of a name is shorter than another at most. */
    private static final int SPELT_SHORTER = 4;

    private enum Level {
        SPELT,
        EXACT,
        SOUND,
        CLOSE,
        INITIAL
    }

    private record Pair(int left, int right, Level level, Evidence evidence) {
        double bits() {
            return Weights.CURRENT.bits(evidence);
        }
    }

    double bits() {
        return evidence.stream().mapToDouble(Weights.CURRENT::bits).sum();
    }

    /** Whether both sides are one name, told fully or not. */
    boolean whole() {
        return different == 0 && extra == 0 && exact + sound > 0;
    }

    boolean any() {
        return exact + sound > 0;
    }

    /** @param field {@code name} or {@code kin} in the weights */
    static NameMatch of(String field, List<NamePart> typed, List<NamePart> recorded, Frequencies frequencies) {
        List<NamePart> left = new ArrayList<>(typed);
        List<NamePart> right = new ArrayList<>(recorded);
        join(left, right);
        join(right, left);
        var pairs = new ArrayList<Pair>();
        for (int l = 0; l < left.size(); l++) {
            for (int r = 0; r < right.size(); r++) {
                pair(field, left.get(l), right.get(r), frequencies, l, r, pairs);
            }
        }
        return assigned(field, left, right, pairs, frequencies);
    }

    private static void pair(
            String field, NamePart a, NamePart b, Frequencies frequencies, int l, int r, List<Pair> pairs) {
        Level level = level(a, b);
        if (level == null) {
            return;
        }
        double frequency = Math.max(frequencies.of(a.key()), frequencies.of(b.key()));
        var evidence = new Evidence(field, level.name().toLowerCase(Locale.ROOT), frequency);
        pairs.add(new Pair(l, r, level, evidence));
    }

    private static @Nullable Level level(NamePart a, NamePart b) {
        if (a.initial() != b.initial()) {
            return a.word().charAt(0) == b.word().charAt(0) ? Level.INITIAL : null;
        }
        if (a.key().equals(b.key())) {
            return a.word().equals(b.word()) ? Level.SPELT : Level.EXACT;
        }
        double nearness = Nearness.of(a.key(), b.key());
        if (a.code().equals(b.code()) && sameEnding(a.key(), b.key())) {
            return Level.SOUND;
        }
        return nearness >= CLOSE || a.code().equals(b.code()) ? Level.CLOSE : null;
    }

    /** Sunil and Sunila, Kumar and Kumari are not one name. */
    private static boolean sameEnding(String a, String b) {
        return vowelAtEnd(a) == vowelAtEnd(b);
    }

    private static boolean vowelAtEnd(String key) {
        return "aeiou".indexOf(key.charAt(key.length() - 1)) >= 0;
    }

    private static NameMatch assigned(
            String field, List<NamePart> left, List<NamePart> right, List<Pair> pairs, Frequencies frequencies) {
        pairs.sort(Comparator.comparing(Pair::level)
                .thenComparing(Comparator.comparingDouble(Pair::bits).reversed()));
        Set<Integer> usedLeft = new HashSet<>();
        Set<Integer> usedRight = new HashSet<>();
        var evidence = new ArrayList<Evidence>();
        int exact = 0;
        int sound = 0;
        for (Pair pair : pairs) {
            if (!usedLeft.contains(pair.left()) && !usedRight.contains(pair.right())) {
                usedLeft.add(pair.left());
                usedRight.add(pair.right());
                evidence.add(pair.evidence());
                exact += spelt(left.get(pair.left()), right.get(pair.right())) ? 1 : 0;
                sound += spelt(left.get(pair.left()), right.get(pair.right())) ? 0 : 1;
            }
        }
        List<NamePart> leftOver = left(left, usedLeft);
        List<NamePart> rightOver = left(right, usedRight);
        int different = Math.min(leftOver.size(), rightOver.size());
        int extra = Math.abs(leftOver.size() - rightOver.size());
        boolean common = leftOver.stream().anyMatch(part -> frequencies.common(part.key()))
                || rightOver.stream().anyMatch(part -> frequencies.common(part.key()));
        evidence.addAll(Collections.nCopies(different, Evidence.of(field, common ? "common-different" : "different")));
        evidence.addAll(Collections.nCopies(extra, Evidence.of(field, "extra")));
        boolean otherGiven = !usedLeft.contains(0) && !usedRight.contains(0);
        return new NameMatch(evidence, exact, sound, different, extra, otherGiven);
    }

    private static boolean spelt(NamePart a, NamePart b) {
        return a.word().equals(b.word());
    }

    private static List<NamePart> left(List<NamePart> parts, Set<Integer> used) {
        var over = new ArrayList<NamePart>();
        for (int at = 0; at < parts.size(); at++) {
            if (!used.contains(at)) {
                over.add(parts.get(at));
            }
        }
        return over;
    }

    /** Two neighbours that are one word on the other side become that word. */
    private static void join(List<NamePart> parts, List<NamePart> others) {
        for (int at = 0; at + 1 < parts.size(); at++) {
            if (!anyAsLong(
                    others,
                    parts.get(at).word().length() + parts.get(at + 1).word().length())) {
                continue;
            }
            NamePart joined = joined(parts.get(at), parts.get(at + 1));
            if (others.stream().anyMatch(other -> other.key().equals(joined.key()))) {
                parts.set(at, joined);
                parts.remove(at + 1);
            }
        }
    }

    private static boolean anyAsLong(List<NamePart> words, int letters) {
        return words.stream().anyMatch(word -> word.word().length() >= letters - SPELT_SHORTER);
    }

    static NamePart joined(NamePart first, NamePart second) {
        return Normaliser.current().joined(first, second);
    }
}
