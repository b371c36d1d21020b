package hims.terminology;

import static java.math.RoundingMode.CEILING;

import hims.platform.Rejected;
import hims.terminology.DrugAlert.AboveDailyMaximum;
import hims.terminology.DrugAlert.NotChecked;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How much is taken and how much is handed out. Test: QuantitiesTest. */
public final class Quantities {
    private Quantities() {}

    /**
     * One line of a prescription.
     *
     * @param dose in dose units of the form: half a tablet, 5 mL
     */
    public record Course(Medicine medicine, BigDecimal dose, Frequency frequency, int days) {
        public Course {
            if (days < 1) {
                throw new IllegalArgumentException("a course lasts at least a day");
            }
        }
    }

    /**
     * Whole dispensed units (tablets, bottles) for the course, rounded as the form says (PHARM-20).
     *
     * @throws Rejected DOSE_NOT_MEASURABLE when the form can not be divided so
     */
    public static BigDecimal dispensed(Course course) {
        var medicine = course.medicine();
        var form = medicine.form();
        if (!form.measurable(course.dose())) {
            throw new Rejected(TerminologyProblem.DOSE_NOT_MEASURABLE, Map.of("step", form.step()));
        }
        var doses = BigDecimal.valueOf(course.frequency().doses(course.days()));
        return switch (form.rounding()) {
            case WHOLE -> course.dose().multiply(doses).setScale(0, CEILING);
            case EACH_DOSE -> course.dose().setScale(0, CEILING).multiply(doses);
            case PACK -> course.dose().multiply(doses).divide(medicine.pack(), 0, CEILING);
        };
    }

    /**
     * Substances of which all lines together give more than the adult maximum a day; one that can not be added up is named as
     * not checked. Lines taken less than daily count as one dose on that day.
     */
    public static List<DrugAlert> aboveDailyMaximum(List<Course> courses) {
        var limited = new TreeMap<String, Substance>();
        courses.stream()
                .flatMap(course -> course.medicine().substances())
                .filter(substance -> substance.safety().maxDailyMg() != null)
                .forEach(substance -> limited.put(substance.code(), substance));
        return limited.values().stream()
                .flatMap(substance -> aboveDailyMaximum(substance, courses))
                .toList();
    }

    private static Stream<DrugAlert> aboveDailyMaximum(Substance substance, List<Course> courses) {
        var maximum = substance.safety().maxDailyMg();
        var lines = courses.stream()
                .filter(course -> course.medicine().form().systemic())
                .map(course -> dailyMilligrams(substance, course))
                .toList();
        if (maximum == null) {
            return Stream.empty();
        } else if (lines.stream().anyMatch(Optional::isEmpty)) {
            return Stream.of(new NotChecked(NotChecked.Reason.DAILY_DOSE_UNKNOWN, substance));
        }
        var daily = lines.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
        return daily.compareTo(maximum) > 0
                ? Stream.of(new AboveDailyMaximum(substance, daily, maximum))
                : Stream.empty();
    }

    /** Zero where the medicine does not contain it; empty where its strength is no mass. */
    private static Optional<BigDecimal> dailyMilligrams(Substance substance, Course course) {
        var ingredient = course.medicine().ingredients().stream()
                .filter(one -> one.substance().equals(substance))
                .findFirst();
        if (ingredient.isEmpty()) {
            return Optional.of(BigDecimal.ZERO);
        }
        var timesADay = course.frequency().perDay().max(BigDecimal.ONE);
        return Optional.ofNullable(ingredient.get().strength())
                .flatMap(strength -> strength.milligramsIn(course.medicine().form()))
                .map(mg -> mg.multiply(course.dose()).multiply(timesADay));
    }
}
