package hims.fhir.search;

import hims.record.Criterion.AmountTest;
import hims.record.Criterion.Prefix;
import hims.record.SearchParameter.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** {@code gt5.4|http://unitsofmeasure.org|mg}: a number means what lies within half of its last digit. */
final class NumberReader {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(?:\\.\\d{1,30})?(?:[eE][+-]?\\d{1,2})?");
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private NumberReader() {}

    static List<AmountTest> read(Asked asked, Kind kind) {
        return asked.values().stream().map(value -> test(value, asked, kind)).toList();
    }

    private static AmountTest test(String value, Asked asked, Kind kind) {
        var expected = kind == Kind.NUMBER ? "[prefix][number]" : "[prefix][number]|[system]|[unit]";
        var parts = Values.parts(value, '|').stream().map(Values::plain).toList();
        var units = parts.size() == 3 && kind == Kind.QUANTITY;
        var number = Prefixes.rest(parts.getFirst());
        if ((parts.size() != 1 && !units) || !NUMBER.matcher(number).matches()) {
            throw asked.invalid(expected);
        }
        return test(
                Prefixes.of(value),
                new BigDecimal(number),
                units && !parts.get(1).isEmpty() ? parts.get(1) : null,
                units ? parts.get(2) : "");
    }

    private static AmountTest test(
            Prefix prefix, BigDecimal value, @org.jspecify.annotations.Nullable String system, String unit) {
        var margin = prefix == Prefix.AP ? value.abs().multiply(TENTH) : HALF.scaleByPowerOfTen(-value.scale());
        return new AmountTest(prefix, value, value.subtract(margin), value.add(margin), system, unit);
    }
}
