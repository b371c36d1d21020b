package hims.privacy;

import hims.platform.Fields;
import hims.platform.ui.Input;
import hims.platform.web.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param found null before the first question, or where the form is wrong */
public record BreachPage(Fields in, @Nullable Affected found) {
    private static final List<String> NAMES = List.of("actor", "session", "network", "from", "until");

    public List<Input> inputs(Frame frame) {
        return List.of(
                text("actor", frame).hint(frame.text("privacy.breach.actor.hint")),
                text("session", frame),
                text("network", frame).width(Input.Width.SHORT),
                Input.date("from", frame.text("privacy.breach.from")).in(in, frame),
                Input.date("until", frame.text("privacy.breach.until")).in(in, frame));
    }

    private Input text(String name, Frame frame) {
        return Input.text(name, frame.text("privacy.breach." + name))
                .maxLength(BreachForm.LONGEST)
                .in(in, frame);
    }

    /** The same question again, for the file. */
    public List<String> names() {
        return NAMES;
    }
}
