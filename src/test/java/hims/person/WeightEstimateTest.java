package hims.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Estimates the weights anew (PER-15) and prints them; run it after a change of the matcher or of the labelled set, and write what
 * it says into the next {@code weights-N.tsv}.
 */
class WeightEstimateTest {
    /** What the shipped file takes from the estimate; the rest is held, as its header says. */
    private static final List<String> TAKEN = List.of(
            "name spelt",
            "name exact",
            "kin spelt",
            "kin exact",
            "birth day",
            "birth year",
            "birth near",
            "birth range",
            "phone same",
            "phone different",
            "area same",
            "area different");

    @Test
    void the_shipped_weights_are_those_the_sample_gives() {
        var estimate = new WeightEstimate(LabelledPair.all());
        Map<String, Double> m = estimate.m();
        System.out.println(estimate.report());
        assertThat(TAKEN)
                .allSatisfy(key -> assertThat(m.get(key))
                        .as(key)
                        .isCloseTo(Weights.CURRENT.m(key), org.assertj.core.data.Offset.offset(0.05)));
    }
}
