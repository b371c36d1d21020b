package hims.pharmacy;

import hims.terminology.DoseForm;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** Amounts as people read them (UI-33). Test: DoseTextTest. */
final class DoseText {
    private static final Map<BigDecimal, String> FRACTIONS =
            Map.of(new BigDecimal("0.25"), "¼", new BigDecimal("0.5"), "½", new BigDecimal("0.75"), "¾");

    private static final Set<String> ABBREVIATIONS = Set.of("mL", "g", "L");

    private DoseText() {}

    /** 1.5, 5, 0.5: never a bare point, never a trailing zero. */
    static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    /** The dose unit in English with its plural: tablets, puffs, mL. */
    static String unit(BigDecimal amount, DoseForm form) {
        var unit = form.dosed().en();
        if (amount.compareTo(BigDecimal.ONE) <= 0 || ABBREVIATIONS.contains(unit)) {
            return unit;
        }
        return unit.endsWith("y") ? unit.substring(0, unit.length() - 1) + "ies" : unit + "s";
    }

    /** 1½ in the grid of a prescription; as decimals where it is no quarter. */
    static String inGrid(BigDecimal amount) {
        var whole = amount.toBigInteger();
        var rest = amount.subtract(new BigDecimal(whole)).stripTrailingZeros();
        var fraction = FRACTIONS.get(rest);
        if (rest.signum() == 0 || fraction == null) {
            return plain(amount);
        }
        return whole.signum() == 0 ? fraction : whole + fraction;
    }
}
