package hims.terminology;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How much of a substance there is.
 *
 * @param unit mg, g, mcg, IU or %
 * @param per amount of the carrier, 1 where none is written
 * @param perUnit mL, puff …; empty for a whole tablet or container
 */
public record Strength(BigDecimal amount, String unit, BigDecimal per, String perUnit) {
    private static final Pattern WRITTEN = Pattern.compile("([\\d.]+) ([^\\s/]+)(?:/([\\d.]+)? ?(\\S+))?");

    /** @param written {@code 500 mg}, {@code 125 mg/5 mL}, {@code 100 mcg/puff} */
    static Strength parse(String written) {
        var parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalStateException("Not a strength: " + written);
        }
        var per = parts.group(3);
        var perUnit = parts.group(4);
        return new Strength(
                new BigDecimal(parts.group(1)),
                parts.group(2),
                per == null ? BigDecimal.ONE : new BigDecimal(per),
                perUnit == null ? "" : perUnit);
    }

    /** Milligrams in one dose unit of the form; empty where the amount is no mass. */
    Optional<BigDecimal> milligramsIn(DoseForm form) {
        var mass = milligrams();
        var byDoseUnit = perUnit.equals(form.dosed().en());
        return byDoseUnit ? mass.map(mg -> mg.divide(per, MathContext.DECIMAL64)) : mass;
    }

    Optional<BigDecimal> milligrams() {
        return switch (unit) {
            case "mg" -> Optional.of(amount);
            case "g" -> Optional.of(amount.movePointRight(3));
            case "mcg" -> Optional.of(amount.movePointLeft(3));
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        var written = amount.toPlainString() + " " + unit;
        if (perUnit.isEmpty()) {
            return written;
        }
        return written + "/" + (per.compareTo(BigDecimal.ONE) == 0 ? "" : per.toPlainString() + " ") + perUnit;
    }
}
