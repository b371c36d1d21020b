package hims.chart;

import hims.platform.Fields;
import hims.platform.Parsed;
import hims.terminology.VitalRange;
import hims.terminology.VitalRange.Band;
import hims.terminology.VitalRanges;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The vitals form read (CLIN-7): a slip is refused, a value beyond what is seen at this age only goes on when somebody says
 * that it was measured twice.
 */
public final class VitalsForm {
    /** Most change of a weight within thirty days that nobody asks about, in percent. */
    private static final BigDecimal USUAL_CHANGE = new BigDecimal("15");

    private final Fields in;
    private final Body body;
    private final VitalRanges ranges;
    private final @Nullable BigDecimal lastWeight;
    private final Map<Sign, BigDecimal> values = new EnumMap<>(Sign.class);

    /** @param lastWeight of the last thirty days, in kg */
    public VitalsForm(Fields in, Body body, VitalRanges ranges, @Nullable BigDecimal lastWeight) {
        this.in = in;
        this.body = body;
        this.ranges = ranges;
        this.lastWeight = lastWeight;
    }

    public Parsed<Measured> parse() {
        for (var sign : Sign.values()) {
            in.decimal(sign.field(), sign.lowest(), sign.highest()).optional().ifPresent(value -> {
                values.put(sign, value);
                confirm(sign, value);
            });
        }
        checkWeight();
        checkPressure();
        if (values.isEmpty() && in.errors().isEmpty()) {
            in.wrong(Sign.SYSTOLIC.field(), "chart.vitals.nothing");
        }
        return in.parse(() -> new Measured(values));
    }

    /** The signs whose box "measured twice" is shown: those it was asked of, and those that carry it already. */
    public List<Sign> unusual() {
        return List.of(Sign.values()).stream()
                .filter(sign -> in.flag(sign.twice())
                        || in.error(sign.field())
                                .filter(error -> error.key().startsWith("chart.vitals.unusual"))
                                .isPresent())
                .toList();
    }

    private void confirm(Sign sign, BigDecimal value) {
        var impossible = body.band(sign.loinc(), value, ranges)
                .filter(band -> band == Band.IMPOSSIBLE)
                .isPresent();
        if (impossible && !in.flag(sign.twice())) {
            var range = body.range(sign.loinc(), ranges).orElseThrow();
            in.wrong(sign.field(), "chart.vitals.unusual", low(range, sign), high(range, sign));
        }
    }

    private static String low(VitalRange range, Sign sign) {
        var low = range.impossibleLow();
        return low == null ? sign.lowest() : low.toPlainString();
    }

    private static String high(VitalRange range, Sign sign) {
        var high = range.impossibleHigh();
        return high == null ? sign.highest() : high.toPlainString();
    }

    private void checkWeight() {
        var weight = values.get(Sign.WEIGHT);
        if (weight != null && lastWeight != null && !in.flag(Sign.WEIGHT.twice())) {
            var change = weight.subtract(lastWeight).abs().multiply(new BigDecimal("100"));
            if (change.compareTo(lastWeight.multiply(USUAL_CHANGE)) > 0) {
                in.wrong(Sign.WEIGHT.field(), "chart.vitals.unusual-weight", lastWeight.toPlainString());
            }
        }
    }

    /** Both numbers of a blood pressure, and the upper one higher. */
    private void checkPressure() {
        var upper = values.get(Sign.SYSTOLIC);
        var lower = values.get(Sign.DIASTOLIC);
        if (upper == null && lower != null && in.error(Sign.SYSTOLIC.field()).isEmpty()) {
            in.wrong(Sign.SYSTOLIC.field(), "chart.vitals.pressure-half");
        } else if (lower == null
                && upper != null
                && in.error(Sign.DIASTOLIC.field()).isEmpty()) {
            in.wrong(Sign.DIASTOLIC.field(), "chart.vitals.pressure-half");
        } else if (upper != null && lower != null && upper.compareTo(lower) <= 0) {
            in.wrong(Sign.DIASTOLIC.field(), "chart.vitals.pressure-order");
        }
    }
}
