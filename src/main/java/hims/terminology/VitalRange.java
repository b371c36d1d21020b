package hims.terminology;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Limits of one vital sign at one age; a null limit does not exist. Normal is inclusive at both ends. */
public record VitalRange(
        @Nullable BigDecimal impossibleLow,
        @Nullable BigDecimal criticalLow,
        @Nullable BigDecimal normalLow,
        @Nullable BigDecimal normalHigh,
        @Nullable BigDecimal criticalHigh,
        @Nullable BigDecimal impossibleHigh) {

    /** Where a value stands (CLIN-7). Critical alerts the doctor (CLIN-8); impossible is refused unless measured twice. */
    public enum Band {
        IMPOSSIBLE,
        CRITICAL_LOW,
        LOW,
        NORMAL,
        HIGH,
        CRITICAL_HIGH;

        public boolean abnormal() {
            return this != NORMAL;
        }

        public boolean critical() {
            return this == CRITICAL_LOW || this == CRITICAL_HIGH;
        }
    }

    Band band(BigDecimal value) {
        if (below(value, impossibleLow) || above(value, impossibleHigh)) {
            return Band.IMPOSSIBLE;
        } else if (below(value, criticalLow)) {
            return Band.CRITICAL_LOW;
        } else if (above(value, criticalHigh)) {
            return Band.CRITICAL_HIGH;
        } else if (below(value, normalLow)) {
            return Band.LOW;
        } else {
            return above(value, normalHigh) ? Band.HIGH : Band.NORMAL;
        }
    }

    private static boolean below(BigDecimal value, @Nullable BigDecimal limit) {
        return limit != null && value.compareTo(limit) < 0;
    }

    private static boolean above(BigDecimal value, @Nullable BigDecimal limit) {
        return limit != null && value.compareTo(limit) > 0;
    }
}
