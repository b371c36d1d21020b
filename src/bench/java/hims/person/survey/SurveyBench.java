package hims.person.survey;

import static org.assertj.core.api.Assertions.assertThat;

import hims.world.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many rows of a survey a second are sent, checked and taken in, each compared with everybody on record. */
@DatabaseTest
class SurveyBench {
    private static final int ROWS = Integer.getInteger("bench.rows", 5_000);
    private static final int OF_A_FORM = 5;
    private final TestSurveys files;

    SurveyBench(TestSurveys files) {
        this.files = files;
    }

    @Test
    void households_of_five() {
        var random = new Random(10);
        var file = IntStream.range(0, ROWS)
                .mapToObj(row -> "B" + row / OF_A_FORM + "," + (row % OF_A_FORM + 1) + ",," + name(random) + ","
                        + name(random) + "," + (random.nextBoolean() ? "F" : "M") + "," + (1940 + random.nextInt(80))
                        + ",98" + String.format("%08d", random.nextInt(100_000_000)) + ",,,Narela,\n")
                .collect(Collectors.joining("", TestSurveys.HEADING, ""));
        var start = Instant.now();
        var id = files.sent(file);
        var sent = Instant.now();
        var batch = files.through(id);
        var first = Instant.now();
        assertThat(batch.created() + batch.paired()).isEqualTo(ROWS);
        var again = files.taken(file);
        var second = Instant.now();
        assertThat(again.repeated()).isEqualTo(ROWS);
        System.out.printf(
                "%,d rows: sent at %,.0f/s, checked and taken in at %,.0f/s, again at %,.0f/s%n",
                ROWS, rate(start, sent), rate(sent, first), rate(first, second));
    }

    private static double rate(Instant from, Instant until) {
        return ROWS * 1000.0 / Math.max(1, Duration.between(from, until).toMillis());
    }

    /** Syllables as names have them, so that they sound unlike one another. */
    private static String name(Random random) {
        var syllables =
                new String[] {"ra", "mi", "shu", "de", "vi", "ka", "la", "no", "pur", "gan", "tej", "bha", "su", "ni"};
        return random.ints(3, 0, syllables.length)
                .mapToObj(at -> syllables[at])
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(), word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)));
    }
}
