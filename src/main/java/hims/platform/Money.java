package hims.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount in paise. Rounded once, half up, where a percentage is taken. */
public record Money(long paise) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    /** @throws ArithmeticException if the amount has a fraction of a paisa, as 1.005 has */
    public static Money rupees(String amount) {
        return rupees(new BigDecimal(amount));
    }

    /** @throws ArithmeticException if the amount has a fraction of a paisa */
    public static Money rupees(BigDecimal amount) {
        return new Money(amount.movePointRight(2).longValueExact());
    }

    public static Money paise(long paise) {
        return new Money(paise);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(paise, other.paise));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(paise, other.paise));
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(paise, factor));
    }

    public Money percent(BigDecimal percent) {
        var exact = BigDecimal.valueOf(paise).multiply(percent).movePointLeft(2);
        return new Money(exact.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    public Money negated() {
        return new Money(Math.negateExact(paise));
    }

    public boolean isZero() {
        return paise == 0;
    }

    public BigDecimal rupees() {
        return BigDecimal.valueOf(paise, 2);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(paise, other.paise);
    }

    /** As Indians write it, in lakh and crore: ₹12,34,567.50. */
    @Override
    public String toString() {
        var digits = rupees().abs().toPlainString();
        var rupees = digits.substring(0, digits.length() - 3);
        var grouped = new StringBuilder(rupees);
        for (var at = rupees.length() - 3; at > 0; at -= 2) {
            grouped.insert(at, ',');
        }
        return (paise < 0 ? "-₹" : "₹") + grouped + digits.substring(digits.length() - 3);
    }
}
