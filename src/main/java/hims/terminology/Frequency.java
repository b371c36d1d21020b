package hims.terminology;

import hims.platform.CodeFile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a medicine is taken.
 *
 * @param perDay doses a day; 0.142857 is weekly
 * @param once a single dose, whatever the days
 * @param times doses in the morning, at noon, in the evening, at night; null where the code does not fix them
 * @param grid as doctors write it: {@code 1-0-1}
 * @param words "twice a day, morning and evening"
 */
public record Frequency(
        String code,
        BigDecimal perDay,
        boolean once,
        @Nullable Times times,
        String grid,
        Words words,
        List<String> synonyms) {

    public record Times(int morning, int noon, int evening, int night) {
        private static Times read(CodeFile.Line line) {
            return new Times(line.count("morning"), line.count("noon"), line.count("evening"), line.count("night"));
        }
    }

    /** Whole doses in that many days; weekly for ten days is two. */
    public int doses(int days) {
        if (once) {
            return 1;
        }
        return perDay.multiply(BigDecimal.valueOf(days))
                .setScale(3, RoundingMode.HALF_UP) // 0.142857 × 7 is one dose
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    static Frequency read(CodeFile.Line line) {
        return new Frequency(
                line.text("code"),
                new BigDecimal(line.text("per_day")),
                line.yes("once"),
                line.optional("morning") == null ? null : Times.read(line),
                line.text("grid"),
                Words.of(line, "words_en", "words_hi"),
                line.parts("synonyms"));
    }
}
