package hims.portal;

import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import hims.record.PatientSummary;
import hims.record.PatientSummary.ActiveProblem;
import hims.record.PatientSummary.Allergies;
import hims.record.PatientSummary.Vital;
import hims.terminology.Condition;
import java.util.LinkedHashMap;
import java.util.List;

/** What her pages say of her health now, in her language. Nothing known, nothing recorded and none are told apart (POR-16). */
public record MyHealth(
        PatientSummary summary, List<ActiveProblem> activeProblems, List<MyMedicine> medicines, PlainWords words) {

    /**
     * One fact of a page.
     *
     * @param text what it means, or how it showed; may be empty
     * @param note who wrote it and when
     */
    public record Line(String title, String text, String note, String mark, Tone tone) {}

    public List<Line> problems(Frame frame) {
        return activeProblems.stream()
                .map(problem -> new Line(
                        words.problem(problem.problem()).in(frame.language()),
                        words.condition(problem.problem())
                                .map(Condition::plain)
                                .map(plain -> plain.in(frame.language()))
                                .orElse(""),
                        frame.text("portal.since", frame.show().date(problem.since())),
                        "",
                        Tone.PLAIN))
                .toList();
    }

    public List<Line> medicines(Frame frame) {
        return medicines.stream().map(medicine -> line(medicine, frame)).toList();
    }

    private static Line line(MyMedicine medicine, Frame frame) {
        var until = medicine.until() == null
                ? frame.text("portal.medicine.goes-on")
                : frame.text("portal.medicine.until", frame.show().date(medicine.until()));
        var by = medicine.prescriber().isEmpty() ? until : until + " · " + medicine.prescriber();
        return new Line(
                medicine.name().in(frame.language()),
                medicine.dose().in(frame.language()),
                by,
                medicine.purpose().in(frame.language()),
                Tone.BLUE);
    }

    /** One that several hospitals noted is told once, as it was noted last. */
    public List<Line> allergies(Frame frame) {
        var listed = switch (summary.allergies()) {
            case Allergies.Listed(var all) -> all;
            case Allergies.NoneKnown _, Allergies.NotRecorded _ -> List.<PatientSummary.Allergy>of();
        };
        var once = new LinkedHashMap<String, Line>();
        for (var allergy : listed) {
            var line = line(allergy, frame);
            once.putIfAbsent(line.title(), line);
        }
        return List.copyOf(once.values());
    }

    private Line line(PatientSummary.Allergy allergy, Frame frame) {
        var serious = allergy.criticality().equals("high");
        return new Line(
                words.allergen(allergy.substance()).in(frame.language()),
                allergy.reaction().isEmpty()
                        ? ""
                        : words.reaction(allergy.reaction()).in(frame.language()),
                frame.text("portal.noted", frame.show().date(allergy.at())),
                serious ? frame.text("portal.allergy.serious") : "",
                Tone.RED);
    }

    /** "None known" and "not recorded" are two different things. */
    public String noAllergies() {
        return summary.allergies() instanceof Allergies.NoneKnown
                ? "portal.allergy.none-known"
                : "portal.allergy.not-recorded";
    }

    public List<Line> measured(Frame frame) {
        return summary.vitals().stream()
                .map(vital -> new Line(
                        words.measured(vital.code()).in(frame.language()),
                        vital.number() + "\u00a0" + vital.unit(),
                        frame.show().date(vital.at()),
                        frame.text("portal.range." + range(vital)),
                        tone(vital)))
                .toList();
    }

    /** The mark is a word; nobody judged it where the record has none. */
    private static String range(Vital vital) {
        return switch (vital.interpretation()) {
            case "H", "HH", "HU" -> "high";
            case "L", "LL", "LU" -> "low";
            case "N" -> "in-range";
            default -> "not-judged";
        };
    }

    private static Tone tone(Vital vital) {
        return switch (range(vital)) {
            case "high", "low" -> Tone.AMBER;
            case "in-range" -> Tone.GREEN;
            default -> Tone.GREY;
        };
    }

    /** The names alone, for the card: penicillins, sulfa. */
    public String allergyNames(Frame frame) {
        return String.join(", ", allergies(frame).stream().map(Line::title).toList());
    }

    /** "B+", or empty. */
    public String bloodGroup() {
        var group = summary.bloodGroup();
        return group == null ? "" : group.group().text();
    }

    public String bloodGroupKey() {
        var group = summary.bloodGroup();
        return group != null && group.tested() ? "portal.blood.tested" : "portal.blood.told";
    }
}
