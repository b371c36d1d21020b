package hims.privacy;

import hims.access.Explanations.Explained;
import hims.access.Factor.Reason;
import hims.access.Permission;
import hims.access.UserId;
import hims.platform.Fields;
import hims.platform.ui.Chip;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param found one for each posting of the user; none before the first question
 * @param unnamed the user, where it is not known whose own record she has
 */
public record WhyPage(
        Fields in, List<Explained> found, @Nullable UserId unnamed) {
    static WhyPage empty() {
        return of(Fields.typed(Map.of("what", Permission.RECORD_READ.name())));
    }

    static WhyPage of(Fields in) {
        return new WhyPage(in, List.of(), null);
    }

    public List<Input> inputs(Frame frame) {
        return List.of(
                text("login", frame),
                Input.select("what", frame.text("privacy.why.what"), rights(frame))
                        .in(in, frame),
                text("number", frame));
    }

    public Input own(Frame frame) {
        return text("own", frame);
    }

    private Input text(String name, Frame frame) {
        return Input.text(name, frame.text("privacy.why." + name))
                .hint(frame.text("privacy.why." + name + ".hint"))
                .maxLength(40)
                .in(in, frame);
    }

    private static List<Option> rights(Frame frame) {
        return Arrays.stream(Permission.values())
                .map(right -> new Option(right.name(), frame.text("right." + right.name())))
                .toList();
    }

    public String heading(Explained one, Frame frame) {
        return frame.text(
                one.allowed() ? "privacy.why.may" : "privacy.why.may-not",
                one.user().name(),
                frame.text("role." + one.user().role().name()),
                frame.text("right." + one.what().name()));
    }

    public Chip answer(Reason reason, Frame frame) {
        var tone = switch (reason.answer()) {
            case YES -> Tone.GREEN;
            case NO -> Tone.RED;
            case PART -> Tone.AMBER;
            case NOT_ASKED -> Tone.PLAIN;
        };
        return Chip.of(tone, frame.text("privacy.why.answer." + reason.answer().name()));
    }

    public String rule(Explained one, Reason reason, Frame frame) {
        var until = reason.facts().get("until");
        return frame.text(
                "privacy.why.rule." + reason.rule(),
                frame.text("role." + one.user().role().name()),
                frame.text("right." + one.what().name()),
                until == null
                        ? ""
                        : frame.text("privacy.why.basis." + reason.facts().get("basis")),
                until == null ? "" : frame.show().dateTime(Instant.parse(until)));
    }
}
