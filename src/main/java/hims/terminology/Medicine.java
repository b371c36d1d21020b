package hims.terminology;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A generic medicine that can be prescribed, stocked and dispensed: what is in it, in which form.
 *
 * @param content volume of a single-dose container, {@code 30 mL}; empty elsewhere
 * @param pack dose units in one dispensed unit: 1 for a tablet, 60 for a bottle of 60 mL
 * @param routes the usual ones first
 * @param essential stands in NLEM 2022
 */
public record Medicine(
        String code,
        List<Ingredient> ingredients,
        DoseForm form,
        String content,
        BigDecimal pack,
        List<Route> routes,
        boolean essential) {

    /** @param strength null where the form says it all, as for oxygen or a vaccine */
    public record Ingredient(Substance substance, @Nullable Strength strength) {
        private String named(String name) {
            return strength == null ? name : name + " " + strength;
        }
    }

    /** "Paracetamol 500 mg tablet", "पैरासिटामोल 500 mg गोली"; numbers are never transliterated (CLIN-45). */
    public Words name() {
        return new Words(
                named(
                        ingredients.stream()
                                .map(one -> one.named(one.substance().name().en())),
                        form.name().en().toLowerCase(Locale.ROOT)),
                named(
                        ingredients.stream()
                                .map(one -> one.named(one.substance().name().hi())),
                        form.name().hi()));
    }

    /** As {@link #name} in English, with tall-man letters (PHARM-15). */
    public String label() {
        return named(
                ingredients.stream().map(one -> one.named(one.substance().label())),
                form.name().en().toLowerCase(Locale.ROOT));
    }

    /** What it is for, in the citizen's words, after its first substance. */
    public Words purpose() {
        return ingredients.getFirst().substance().drugClass().plain();
    }

    public boolean highAlert() {
        return substances().anyMatch(substance -> substance.safety().highAlert());
    }

    public boolean lookAlike() {
        return substances().anyMatch(substance -> substance.safety().tallMan() != null);
    }

    public boolean controlled() {
        return substances().anyMatch(substance -> substance.safety().controlled() != null);
    }

    /** Whether the form can be given by this route (CLIN-26). */
    public boolean allows(String route) {
        return routes.stream().anyMatch(one -> one.code().equals(route));
    }

    Stream<Substance> substances() {
        return ingredients.stream().map(Ingredient::substance);
    }

    private String named(Stream<String> parts, String formName) {
        var name = parts.collect(Collectors.joining(" + ")) + " " + formName;
        var size = size();
        return size.isEmpty() ? name : name + " (" + size + ")";
    }

    /** "60 mL" for a bottle, so that two sizes of the same syrup can be told apart. */
    private String size() {
        var bottle =
                form.rounding() == DoseForm.Rounding.PACK && form.doseUcum().equals("mL");
        return bottle ? pack.toPlainString() + " mL" : content;
    }
}
