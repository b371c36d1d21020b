package hims.billing;

import hims.platform.Money;
import java.math.BigDecimal;
import java.util.UUID;

/** The dated row that values an act. */
record Tariff(UUID id, Basis basis, Money price, BigDecimal patientPercent, BigDecimal schemePercent) {
    enum Basis {
        FIXED,
        AT_COST
    }

    Split value(Act act) {
        var gross = switch (basis) {
            case FIXED -> price.times(act.quantity());
            case AT_COST -> act.cost();
        };
        return Split.of(gross, patientPercent, schemePercent);
    }
}
