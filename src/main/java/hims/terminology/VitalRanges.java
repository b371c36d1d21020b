package hims.terminology;

import static java.util.stream.Collectors.groupingBy;

import hims.platform.CodeFile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is normal, dangerous and impossible for a vital sign at an age (CLIN-7, CLIN-8). Test: VitalRangesTest. */
@Component
public class VitalRanges {
    private final Map<String, List<Row>> rows = CodeFile.read("terminology/vitals-ranges").stream()
            .map(VitalRanges::read)
            .collect(groupingBy(Row::loinc));

    /** @param sex empty where it does not matter; ages half-open, in months */
    private record Row(String loinc, String sex, int from, int until, VitalRange range) {
        boolean covers(int ageMonths, BodySex who) {
            return from <= ageMonths && ageMonths < until && (sex.isEmpty() || sex.equals(who.code()));
        }
    }

    /** Empty where no band is known for this sign and age; then nothing was checked. */
    public Optional<VitalRange.Band> band(String loinc, int ageMonths, BodySex sex, BigDecimal value) {
        return find(loinc, ageMonths, sex).map(range -> range.band(value));
    }

    /** The limits to show beside a field. */
    public Optional<VitalRange> find(String loinc, int ageMonths, BodySex sex) {
        return rows.getOrDefault(loinc, List.of()).stream()
                .filter(row -> row.covers(ageMonths, sex))
                .map(Row::range)
                .findFirst();
    }

    private static Row read(CodeFile.Line line) {
        var from = line.whole("from_months");
        var until = line.whole("until_months");
        return new Row(
                line.text("loinc"),
                line.text("sex"),
                from == null ? 0 : from,
                until == null ? Integer.MAX_VALUE : until,
                new VitalRange(
                        line.number("impossible_low"),
                        line.number("critical_low"),
                        line.number("normal_low"),
                        line.number("normal_high"),
                        line.number("critical_high"),
                        line.number("impossible_high")));
    }
}
