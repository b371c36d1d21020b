package hims.chart;

import hims.person.PatientBanner;
import hims.person.Person;
import hims.platform.ui.Allergies;
import hims.platform.ui.Banner;
import hims.platform.ui.Chip;
import hims.platform.ui.Moment;
import hims.platform.ui.Tone;
import hims.platform.ui.Trend;
import hims.platform.web.Frame;
import hims.record.Coding;
import hims.record.PatientSummary;
import hims.record.PatientSummary.Visit;
import hims.record.PatientSummary.Vital;
import hims.terminology.VitalRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A person as her clinician sees her: banner, latest vitals with their course, lists, visits. */
public record PatientChart(Person person, Body body, PatientSummary summary, List<Course> courses) {
    private static final Duration RECENT = Duration.ofDays(30);
    private static final int FEWEST_POINTS = 2;

    /**
     * One sign over time.
     *
     * @param range what is normal for her; empty where nobody knows
     */
    public record Course(Sign sign, hims.record.Trend trend, Optional<VitalRange> range) {}

    public PatientChart {
        courses = List.copyOf(courses);
    }

    public Banner banner(Frame frame) {
        var chips = new ArrayList<Chip>();
        summary.alerts()
                .forEach(alert -> chips.add(Chip.of(
                        Tone.AMBER, "exclamation-triangle", alert.alert().text())));
        if (summary.allergiesContradict()) {
            chips.add(Chip.of(Tone.AMBER, "exclamation-triangle", frame.text("person.allergies.contradict")));
        }
        if (summary.pregnancy() != null) {
            chips.add(Chip.of(Tone.AMBER, "exclamation-triangle", frame.text("chart.pregnant")));
        }
        summary.vitals().stream()
                .filter(vital -> critical(vital) && today(vital.at(), frame))
                .forEach(vital -> chips.add(Chip.of(Tone.RED, "exclamation-triangle-fill", named(vital, frame))));
        summary.weight().ifPresent(weight -> chips.add(Chip.plain(measured(weight, frame))));
        return new PatientBanner(person, allergies(frame), chips).draw(frame);
    }

    public Allergies allergies(Frame frame) {
        return switch (summary.allergies()) {
            case PatientSummary.Allergies.Listed(var all) ->
                new Allergies.Listed(all.stream()
                        .map(one -> new Allergies.Item(
                                one.substance().text(),
                                one.reaction(),
                                "",
                                one.criticality().equals("high")))
                        .toList());
            case PatientSummary.Allergies.NoneKnown(var by, var at) ->
                new Allergies.NoneKnown((by + " " + frame.show().date(at)).strip());
            case PatientSummary.Allergies.NotRecorded() -> new Allergies.NotRecorded();
        };
    }

    public boolean allergiesUnknown() {
        return summary.allergies() instanceof PatientSummary.Allergies.NotRecorded;
    }

    /** The strip of latest values, each kind once, in the order of the form. */
    public List<hims.platform.ui.Vital> vitals(Frame frame) {
        return latest().stream()
                .map(vital -> new hims.platform.ui.Vital(
                        label(vital, frame), vital.number(), vital.unit(), mark(vital.interpretation(), frame)))
                .toList();
    }

    /** When the newest of them was taken. */
    public Optional<Instant> takenAt() {
        return latest().stream().map(Vital::at).max(Instant::compareTo);
    }

    /** Whether all of the strip is of one hour: else the page says that some are older. */
    public boolean mixed() {
        var newest = takenAt().orElse(Instant.EPOCH);
        return latest().stream().anyMatch(vital -> vital.at().isBefore(newest.minus(Duration.ofHours(1))));
    }

    /** Weight and body mass index of a child with her age then: no growth table is installed to compare them with. */
    public String growth(Frame frame) {
        var birth = person.birth();
        if (!body.child() || birth == null) {
            return "";
        }
        return Stream.of(summary.weight(), summary.vital(Sign.BODY_MASS_INDEX.code()))
                .flatMap(Optional::stream)
                .map(vital -> frame.text(
                        "chart.growth",
                        label(vital, frame),
                        vital.number() + " " + vital.unit(),
                        frame.show().age(birth.middle(), day(vital.at(), frame))))
                .reduce((one, other) -> one + " · " + other)
                .orElse("");
    }

    public Optional<BigDecimal> recentWeight() {
        return summary.weight()
                .filter(weight -> weight.at().isAfter(summary.asOf().minus(RECENT)))
                .map(Vital::value);
    }

    public boolean hasCriticalToday(Frame frame) {
        return summary.vitals().stream().anyMatch(vital -> critical(vital) && today(vital.at(), frame));
    }

    /** "Pulse 190 /min, Temperature 41 °C". */
    public String criticalToday(Frame frame) {
        return String.join(
                ", ",
                summary.vitals().stream()
                        .filter(vital -> critical(vital) && today(vital.at(), frame))
                        .map(vital -> named(vital, frame))
                        .toList());
    }

    /** Those that were measured at least twice. */
    public List<Trend> trends(Frame frame) {
        return courses.stream()
                .filter(course -> course.trend().points().size() >= FEWEST_POINTS)
                .map(course -> trend(course, frame))
                .toList();
    }

    public List<Moment> visits(Frame frame) {
        return summary.visits().stream().map(visit -> moment(visit, frame)).toList();
    }

    private Moment moment(Visit visit, Frame frame) {
        var moment =
                Moment.of(frame.show().date(visit.from()), visit.department(), visit.facilityName(), visit.reason());
        return visit.until() == null && today(visit.from(), frame) ? moment.asNow() : moment;
    }

    private static Trend trend(Course course, Frame frame) {
        var points = course.trend().points().reversed();
        var first = points.getFirst().at();
        var span = Math.max(1, Duration.between(first, points.getLast().at()).toSeconds());
        var drawn = points.stream()
                .map(point -> new Trend.Point(
                        Duration.between(first, point.at()).toSeconds() / (double) span,
                        point.value().doubleValue(),
                        frame.show().date(point.at()),
                        frame.show().number(point.value())))
                .toList();
        var marks = List.of(
                new Trend.Mark(0, drawn.getFirst().when()),
                new Trend.Mark(1, drawn.getLast().when()));
        return new Trend(
                frame.text("chart.sign." + course.sign()),
                course.sign().unit(),
                drawn,
                course.range()
                        .map(VitalRange::normalLow)
                        .map(BigDecimal::doubleValue)
                        .orElse(null),
                course.range()
                        .map(VitalRange::normalHigh)
                        .map(BigDecimal::doubleValue)
                        .orElse(null),
                marks);
    }

    private List<Vital> latest() {
        var codes = Stream.concat(
                Stream.of(Sign.PRESSURE.code()), Stream.of(Sign.values()).map(Sign::loinc));
        return Stream.concat(codes, Stream.of(Sign.BODY_MASS_INDEX.code()))
                .flatMap(code -> summary.vital(code).stream())
                .toList();
    }

    private String measured(Vital vital, Frame frame) {
        return vital.number() + "\u00a0" + vital.unit() + ", " + frame.show().day(day(vital.at(), frame));
    }

    private static String named(Vital vital, Frame frame) {
        return label(vital, frame) + " " + vital.number() + "\u00a0" + vital.unit();
    }

    private static String label(Vital vital, Frame frame) {
        return Stream.of(Sign.values())
                .filter(sign -> vital.code().has(Coding.LOINC, sign.loinc()))
                .findFirst()
                .map(sign -> frame.text("chart.sign." + sign))
                .orElseGet(() -> other(vital, frame));
    }

    private static String other(Vital vital, Frame frame) {
        if (vital.code().has(Coding.LOINC, Sign.PRESSURE.code())) {
            return frame.text("chart.sign.pressure");
        }
        return vital.code().has(Coding.LOINC, Sign.BODY_MASS_INDEX.code())
                ? frame.text("chart.sign.body-mass-index")
                : vital.code().text();
    }

    private static String mark(@Nullable String interpretation, Frame frame) {
        return interpretation == null || interpretation.isEmpty() || interpretation.equals("N")
                ? ""
                : frame.text("chart.mark." + interpretation);
    }

    private static boolean critical(Vital vital) {
        return vital.interpretation().equals("HH") || vital.interpretation().equals("LL");
    }

    private static boolean today(Instant at, Frame frame) {
        return day(at, frame).equals(frame.show().today());
    }

    private static LocalDate day(Instant at, Frame frame) {
        return LocalDate.ofInstant(at, frame.show().zone());
    }
}
