package hims.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** The values of one set of vital signs. */
public record Measured(Map<Sign, BigDecimal> values) {
    private static final BigDecimal CM_IN_M = new BigDecimal("100");

    public Measured {
        values = Map.copyOf(values);
    }

    public Optional<BigDecimal> of(Sign sign) {
        return Optional.ofNullable(values.get(sign));
    }

    /** kg ÷ m², one decimal. */
    public Optional<BigDecimal> bodyMassIndex() {
        return of(Sign.WEIGHT)
                .flatMap(weight -> of(Sign.HEIGHT).map(height -> {
                    var metres = height.divide(CM_IN_M);
                    return weight.divide(metres.multiply(metres), 1, RoundingMode.HALF_UP);
                }));
    }
}
