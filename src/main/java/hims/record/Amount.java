package hims.record;

import hims.record.Criterion.AmountTest;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A number, a quantity, money or a range, with its unit, as FHIR compares it. Null ends are open. */
record Amount(@Nullable BigDecimal low, @Nullable BigDecimal high, JsonNode unit) {

    static boolean meets(JsonNode value, List<AmountTest> anyOf) {
        var amount = read(value);
        return amount != null && anyOf.stream().anyMatch(test -> amount.isOf(test) && amount.meets(test));
    }

    private static @Nullable Amount read(JsonNode value) {
        if (value.isNumber()) {
            return new Amount(value.decimalValue(), value.decimalValue(), value);
        }
        if (value.path("value").isNumber()) {
            return new Amount(
                    value.path("value").decimalValue(), value.path("value").decimalValue(), value);
        }
        if (value.has("low") || value.has("high")) {
            var unit = value.has("low") ? value.path("low") : value.path("high");
            return new Amount(end(value.path("low")), end(value.path("high")), unit);
        }
        return null;
    }

    private static @Nullable BigDecimal end(JsonNode quantity) {
        return quantity.path("value").isNumber() ? quantity.path("value").decimalValue() : null;
    }

    private boolean isOf(AmountTest asked) {
        if (asked.unit().isEmpty()) {
            return true;
        }
        var coded = unit.path("code").asString(unit.path("currency").asString(""));
        var system = asked.system();
        if (system == null || system.isEmpty()) {
            return asked.unit().equals(coded)
                    || asked.unit().equals(unit.path("unit").asString(""));
        }
        return asked.unit().equals(coded) && system.equals(unit.path("system").asString(""));
    }

    private boolean meets(AmountTest asked) {
        var value = asked.value();
        return switch (asked.prefix()) {
            case EQ -> isWithin(asked);
            case NE -> !isWithin(asked);
            case GT -> high == null || high.compareTo(value) > 0;
            case GE -> high == null || high.compareTo(value) >= 0;
            case LT -> low == null || low.compareTo(value) < 0;
            case LE -> low == null || low.compareTo(value) <= 0;
            case SA -> low != null && low.compareTo(value) > 0;
            case EB -> high != null && high.compareTo(value) < 0;
            case AP ->
                (low == null || low.compareTo(asked.high()) <= 0) && (high == null || high.compareTo(asked.low()) >= 0);
        };
    }

    private boolean isWithin(AmountTest asked) {
        return low != null && high != null && low.compareTo(asked.low()) >= 0 && high.compareTo(asked.high()) <= 0;
    }
}
