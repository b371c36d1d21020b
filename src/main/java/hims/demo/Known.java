package hims.demo;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the hospitals know of a resident beforehand, as the pictures of the design show her; of the others the dice decide.
 *
 * @param illnesses lasting ones, by ICD-10: seen in the last weeks, so that their medicines are taken now
 * @param blood group, tested; empty when the dice decide
 */
record Known(List<String> illnesses, List<Allergy> allergies, String blood) {
    static final Known NOTHING = new Known(List.of(), List.of(), "");

    /** @param allergen a code of terminology */
    record Allergy(String allergen, String reaction, boolean severe) {}

    static Known of(String blood, String... illnesses) {
        return new Known(List.of(illnesses), List.of(), blood);
    }

    Known severe(String allergen, String reaction) {
        return and(new Allergy(allergen, reaction, true));
    }

    Known mild(String allergen, String reaction) {
        return and(new Allergy(allergen, reaction, false));
    }

    private Known and(Allergy one) {
        return new Known(
                illnesses, Stream.concat(allergies.stream(), Stream.of(one)).toList(), blood);
    }
}
