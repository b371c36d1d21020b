package hims.person;

import hims.person.names.Frequencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Estimates the weights (PER-15) without being told who is who: u from pairs drawn at random, m by expectation and maximisation
 * on pairs that share something. For a name u is its frequency, so only the factor stays as it is.
 */
final class WeightEstimate {
    private static final int RANDOM_PAIRS = 60_000;
    private static final int ROUNDS = 40;
    private static final double SMALLEST_M = 0.002;
    private static final double SMALLEST_U = 0.0001;
    private final Matcher matcher = new Matcher(Frequencies.atStart(), Map.of());
    private final List<List<Evidence>> candidates = new ArrayList<>();
    private final List<List<Evidence>> chance = new ArrayList<>();
    private double share = 0.5;
    private Map<String, Double> m = new TreeMap<>();
    private Map<String, Double> u = new TreeMap<>();

    /** @param sample whose labels are not looked at */
    WeightEstimate(List<LabelledPair> sample) {
        sample.forEach(pair -> candidates.add(matcher.evidence(pair.other(), pair.one())));
        var random = new Random(7);
        for (int n = 0; n < RANDOM_PAIRS; n++) {
            var one = sample.get(random.nextInt(sample.size()));
            var other = sample.get(random.nextInt(sample.size()));
            chance.add(matcher.evidence(other.other(), one.one()));
        }
        candidates.addAll(chance.subList(0, sample.size()));
    }

    /** Share of a level among true pairs, by {@code field level}. */
    Map<String, Double> m() {
        u = shares(chance, _ -> 1);
        double[] belief = candidates.stream()
                .mapToDouble(evidence -> logistic(bits(evidence)))
                .toArray();
        for (int round = 0; round < ROUNDS; round++) {
            m = shares(belief);
            share = average(belief);
            for (int at = 0; at < belief.length; at++) {
                belief[at] = posterior(candidates.get(at));
            }
        }
        return m;
    }

    Map<String, Double> u() {
        return u;
    }

    private static double bits(List<Evidence> evidence) {
        return evidence.stream().mapToDouble(Weights.CURRENT::bits).sum() - 20;
    }

    private static double logistic(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }

    private double posterior(List<Evidence> evidence) {
        double odds = Math.log(share / (1 - share)) / Math.log(2);
        for (Evidence one : evidence) {
            odds += Math.log(m.getOrDefault(key(one), SMALLEST_M) / chanceOf(one)) / Math.log(2);
        }
        return logistic(odds);
    }

    private double chanceOf(Evidence one) {
        boolean byName = one.frequency() < 1;
        double known = u.getOrDefault(key(one), SMALLEST_U);
        return byName ? Math.max(one.frequency(), SMALLEST_U) : known;
    }

    private Map<String, Double> shares(double[] belief) {
        var at = new int[1];
        return shares(candidates, _ -> belief[at[0]++]);
    }

    private static Map<String, Double> shares(List<List<Evidence>> pairs, ToDoubleFunction<List<Evidence>> weight) {
        var seen = new TreeMap<String, Double>();
        var fields = new TreeMap<String, Double>();
        for (var evidence : pairs) {
            double of = weight.applyAsDouble(evidence);
            for (Evidence one : evidence) {
                seen.merge(key(one), of, Double::sum);
                fields.merge(one.field(), of, Double::sum);
            }
        }
        seen.replaceAll((key, sum) -> sum / fields.getOrDefault(key.substring(0, key.indexOf(' ')), 1.0));
        return seen;
    }

    private static double average(double[] belief) {
        double sum = 0;
        for (double one : belief) {
            sum += one;
        }
        return Math.clamp(sum / belief.length, 0.01, 0.99);
    }

    private static String key(Evidence one) {
        return one.field() + " " + one.level();
    }

    String report() {
        var lines = new ArrayList<String>();
        lines.add(String.format(Locale.ROOT, "share of one person among the candidates %.3f", share));
        m.forEach((key, value) ->
                lines.add(String.format(Locale.ROOT, "%-24s m %.4f u %.4f", key, value, u.getOrDefault(key, 0.0))));
        return String.join("\n", lines);
    }
}
