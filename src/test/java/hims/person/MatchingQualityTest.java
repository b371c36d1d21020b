package hims.person;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hims.person.Score.Band;
import hims.person.names.Frequencies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How well pairs are told apart on the labelled set (PER-15): precision and recall at both thresholds, reported with each change. */
class MatchingQualityTest {
    private static final Path FILE = Path.of("src/test/resources/matching/pairs-1.tsv");
    private final Matcher matcher = new Matcher(Frequencies.atStart(), Map.of());

    @Test
    void the_labelled_set_is_what_the_patterns_give() throws IOException {
        assertThat(Files.readAllLines(FILE, UTF_8))
                .hasSizeGreaterThanOrEqualTo(2_000)
                .isEqualTo(new PatternPairs().lines());
    }

    @Test
    void nearly_all_suggested_pairs_are_one_person() {
        var probable = quality(Band.PROBABLE);
        var possible = quality(Band.POSSIBLE);
        System.out.printf("probable %s%npossible %s%neach kind by band %s%n", probable, possible, bands());
        assertThat(probable.precision()).isGreaterThanOrEqualTo(0.95);
        assertThat(probable.recall()).isGreaterThanOrEqualTo(0.75);
        assertThat(possible.recall()).isGreaterThanOrEqualTo(0.95);
        assertThat(possible.precision()).isGreaterThanOrEqualTo(0.80);
    }

    private record Quality(double precision, double recall) {}

    private Quality quality(Band least) {
        int hits = 0;
        int shown = 0;
        int same = 0;
        for (LabelledPair pair : LabelledPair.all()) {
            boolean suggested = score(pair).band().compareTo(least) <= 0;
            same += pair.same() ? 1 : 0;
            shown += suggested ? 1 : 0;
            hits += suggested && pair.same() ? 1 : 0;
        }
        return new Quality((double) hits / shown, (double) hits / same);
    }

    /** How many of each kind fall into which band. */
    private Map<String, List<Long>> bands() {
        var bands = new TreeMap<String, List<Long>>();
        LabelledPair.all().stream()
                .map(LabelledPair::kind)
                .distinct()
                .forEach(kind -> bands.put(
                        kind,
                        List.of(Band.values()).stream()
                                .map(band -> LabelledPair.all().stream()
                                        .filter(pair -> pair.kind().equals(kind)
                                                && score(pair).band() == band)
                                        .count())
                                .toList()));
        return bands;
    }

    private Score score(LabelledPair pair) {
        return matcher.score(pair.other(), pair.one());
    }
}
