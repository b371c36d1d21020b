package hims.platform;

import java.math.BigDecimal;

/**
 * A number with its unit.
 *
 * @param ucum the unit in UCUM, as {@code mg}, {@code mL}, {@code %}
 */
public record Quantity(BigDecimal value, String ucum) {
    public Quantity {
        if (ucum.isBlank()) {
            throw new IllegalArgumentException("a quantity has a unit");
        }
    }

    public static Quantity of(String value, String ucum) {
        return new Quantity(new BigDecimal(value), ucum);
    }

    @Override
    public String toString() {
        return value.toPlainString() + " " + ucum;
    }
}
