package hims.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The evidence of an agreement in bits: log2(m / u), from {@code reference/matching/weights-2.tsv} (PER-13, PER-15). */
final class Weights {
    static final int VERSION = 2;
    static final Weights CURRENT = new Weights();

    private record Level(double m, double bits, double factor, boolean byFrequency) {
        double bits(double frequency) {
            return log2(m / Math.min(1, frequency * factor));
        }
    }

    private final Map<String, Map<String, Level>> levels;

    private Weights() {
        String file = "/reference/matching/weights-" + VERSION + ".tsv";
        try (@Nullable InputStream in = Weights.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Missing " + file);
            }
            levels = new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.groupingBy(
                            row -> row[0], Collectors.toUnmodifiableMap(row -> row[1], Weights::level)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rarer the name that agrees, the stronger. */
    double bits(Evidence evidence) {
        Level level = of(evidence.field(), evidence.level());
        return level.byFrequency() ? level.bits(evidence.frequency()) : level.bits();
    }

    /** Share of a level among true pairs, by {@code field level}. */
    double m(String key) {
        String[] words = key.split(" ", -1);
        return of(words[0], words[1]).m();
    }

    private Level of(String field, String level) {
        Level found = levels.getOrDefault(field, Map.of()).get(level);
        if (found == null) {
            throw new IllegalArgumentException("No weight for " + field + " " + level);
        }
        return found;
    }

    private static Level level(String[] row) {
        boolean byFrequency = row[3].equals("f");
        return new Level(
                Double.parseDouble(row[2]),
                byFrequency ? 0 : log2(Double.parseDouble(row[2]) / Double.parseDouble(row[3])),
                byFrequency ? Double.parseDouble(row[4]) : 1,
                byFrequency);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
