package hims.clinic;

import hims.chart.Basket;
import hims.chart.Diagnosis;
import hims.chart.DraftLine;
import hims.pharmacy.Finding;
import hims.pharmacy.OverrideReason;
import hims.platform.Fields;
import hims.platform.ui.Button;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.web.Frame;
import hims.platform.web.Language;
import hims.terminology.AlertTexts;
import hims.terminology.Condition;
import hims.terminology.Instruction;
import hims.terminology.Level;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The consultation being written, beside the chart: words, diagnoses, medicines with their alerts, one signature.
 *
 * @param patient as the signature names her
 * @param in what is in the fields, with what is wrong with it
 * @param notice a refusal to be read before going on: key and facts
 */
public record Workspace(
        String path,
        String patient,
        Basket basket,
        Instant keptAt,
        Fields in,
        Adding adding,
        List<Named> diagnoses,
        List<Line> lines,
        Optional<Notice> notice,
        Choices choices,
        BiFunction<Finding, Language, AlertTexts.Text> texts) {

    public record Notice(String key, Map<String, ?> facts) {}

    public record Named(Diagnosis diagnosis, Condition condition) {}

    /** The short lists of a medicine line and an allergy. */
    public record Choices(
            List<Option> frequencies, List<Instruction> instructions, List<hims.terminology.Reaction> reactions) {}

    /**
     * One medicine of the basket.
     *
     * @param findings none means checked, nothing found (CLIN-28)
     */
    public record Line(DraftLine draft, hims.platform.ui.Medicine medicine, List<Finding> findings) {
        public List<Finding> open() {
            return findings.stream()
                    .filter(finding ->
                            finding.needsReason() && draft.answer(finding).isEmpty())
                    .toList();
        }

        /** STOP, then WARNING, as the line is edged. */
        public String css() {
            var worst = open().stream().map(Finding::level).max(Level::compareTo);
            return worst.map(level -> level == Level.STOP ? " h-basket__line--stop" : " h-basket__line--warning")
                    .orElse("");
        }

        /** The prefix of the fields in which a finding is answered. */
        public String field(Finding finding) {
            return "finding." + draft.id().toString().substring(24)
                    + Integer.toHexString(finding.rule().hashCode()) + ".";
        }
    }

    public AlertTexts.Text words(Finding finding, Frame frame) {
        return texts.apply(finding, frame.language());
    }

    public String kept(Frame frame) {
        return frame.text("clinic.kept", frame.show().time(keptAt));
    }

    /** "1 stop, 2 reasons open"; empty when nothing stands in the way. */
    public String open(Frame frame) {
        var stops = count(Level.STOP);
        var warnings = count(Level.WARNING);
        return Stream.of(
                        stops == 0 ? "" : frame.text("clinic.open.stops", stops),
                        warnings == 0 ? "" : frame.text("clinic.open.warnings", warnings))
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    public Button sign(Frame frame) {
        var count = basket.medicines().size();
        var label = count == 0 ? frame.text("clinic.sign", patient) : frame.text("clinic.sign.orders", count, patient);
        var open = open(frame);
        return open.isEmpty() ? Button.sign(label) : Button.sign(label).off(open);
    }

    public Input area(String name, Frame frame) {
        return Input.area(name, frame.text("clinic.note." + name)).in(in, frame);
    }

    public Input review(Frame frame) {
        return Input.date("reviewOn", frame.text("clinic.review"))
                .note(frame.text("clinic.review.hint"))
                .in(in, frame);
    }

    public Input line(String name, Frame frame) {
        return Input.number("line-" + name, frame.text("clinic.line." + name)).in(in, frame);
    }

    public Input note(Frame frame) {
        return Input.text("line-note", frame.text("clinic.line.note")).in(in, frame);
    }

    public Input route(hims.terminology.Medicine medicine, Frame frame) {
        var options = medicine.routes().stream()
                .map(route -> new Option(route.code(), route.name().in(frame.language())))
                .toList();
        return Input.select("line-route", frame.text("clinic.line.route"), options)
                .in(in, frame);
    }

    public Input frequency(Frame frame) {
        return Input.select("line-frequency", frame.text("clinic.line.frequency"), choices.frequencies())
                .in(in, frame);
    }

    public Input instruction(Frame frame) {
        var options = choices.instructions().stream()
                .map(one -> new Option(one.code(), one.words().in(frame.language())))
                .toList();
        return Input.select("line-instruction", frame.text("clinic.line.instruction"), options)
                .in(in, frame);
    }

    public Input reaction(Frame frame) {
        var options = choices.reactions().stream()
                .map(one -> new Option(one.code(), one.name().in(frame.language())))
                .toList();
        return Input.select("allergy-reaction", frame.text("clinic.allergy.reaction"), options)
                .in(in, frame);
    }

    public Input certainty(Frame frame) {
        return Input.choice(
                        "allergy-certainty",
                        frame.text("clinic.allergy.certainty"),
                        options(AllergyForm.Certainty.values(), "clinic.allergy.certainty.", frame))
                .in(in, frame);
    }

    public List<Option> reasons(Frame frame) {
        return options(OverrideReason.values(), "pharmacy.override-reason.", frame);
    }

    private static List<Option> options(Enum<?>[] values, String prefix, Frame frame) {
        return Arrays.stream(values)
                .map(value -> new Option(value.name(), frame.text(prefix + value.name())))
                .toList();
    }

    private long count(Level level) {
        return lines.stream()
                .flatMap(line -> line.open().stream())
                .filter(finding -> finding.level() == level)
                .count();
    }
}
