package hims.billing;

import hims.platform.Money;
import java.math.BigDecimal;

/** Who bears the value of an act. To the paisa {@code gross = patient + scheme + state}; the state takes what rounding leaves (BILL-4). */
public record Split(Money gross, Money patient, Money scheme, Money state) {
    public Split {
        if (!patient.plus(scheme).plus(state).equals(gross)) {
            throw new IllegalArgumentException(patient + " + " + scheme + " + " + state + " is not " + gross);
        }
    }

    static Split of(Money gross, BigDecimal patientPercent, BigDecimal schemePercent) {
        var patient = gross.percent(patientPercent);
        var scheme = smaller(gross.percent(schemePercent), gross.minus(patient));
        return new Split(gross, patient, scheme, gross.minus(patient).minus(scheme));
    }

    Split negated() {
        return new Split(gross.negated(), patient.negated(), scheme.negated(), state.negated());
    }

    /** Two shares rounded up may not pass the whole. */
    private static Money smaller(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
