package hims.chart;

import hims.person.Birth;
import hims.person.Person;
import hims.terminology.BodySex;
import hims.terminology.VitalRange;
import hims.terminology.VitalRanges;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the normal ranges of a person depend on.
 *
 * @param ageMonths null where the age is not known: then nothing is compared with the values of an age
 */
public record Body(@Nullable Integer ageMonths, BodySex sex) {
    private static final int ADULT_MONTHS = 18 * 12;

    public static Body of(Person person, LocalDate today) {
        var sex = switch (person.sex()) {
            case FEMALE -> BodySex.FEMALE;
            case MALE -> BodySex.MALE;
            case OTHER, UNKNOWN -> BodySex.UNKNOWN;
        };
        return new Body(months(person.birth(), today), sex);
    }

    private static @Nullable Integer months(@Nullable Birth birth, LocalDate today) {
        return birth == null ? null : Math.max(0, Math.toIntExact(ChronoUnit.MONTHS.between(birth.middle(), today)));
    }

    public boolean child() {
        return ageMonths != null && ageMonths < ADULT_MONTHS;
    }

    public Optional<VitalRange> range(String loinc, VitalRanges ranges) {
        return ageMonths == null ? Optional.empty() : ranges.find(loinc, ageMonths, sex);
    }

    Optional<VitalRange.Band> band(String loinc, BigDecimal value, VitalRanges ranges) {
        return ageMonths == null ? Optional.empty() : ranges.band(loinc, ageMonths, sex, value);
    }
}
