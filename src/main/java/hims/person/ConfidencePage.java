package hims.person;

import hims.platform.Fields;
import hims.platform.ui.Banner;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.web.Frame;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Why a person is confidential, for the identity officers, and the names she had before. */
public record ConfidencePage(Person person, List<Confidence> reasons, List<PersonName> formerNames, Fields in) {
    static final int WORDS = 500;

    public ConfidencePage {
        reasons = List.copyOf(reasons);
        formerNames = List.copyOf(formerNames);
    }

    /** @param lift where it is lifted; "" for one that is */
    public record Line(String id, String kind, String why, String marked, String lifted, String lift) {}

    public Banner banner(Frame frame) {
        return PatientBanner.identity(person).draw(frame);
    }

    public String path() {
        return "/person/" + person.id() + "/confidence";
    }

    public List<Line> lines(Frame frame) {
        return reasons.stream().map(reason -> line(reason, frame)).toList();
    }

    private Line line(Confidence reason, Frame frame) {
        Instant lifted = reason.liftedAt();
        return new Line(
                reason.id().toString(),
                frame.text(reason.kind().key()),
                reason.why(),
                reason.markedBy() + ", " + frame.show().dateTime(reason.markedAt()),
                lifted == null
                        ? ""
                        : reason.liftedBy() + ", " + frame.show().dateTime(lifted) + ": " + reason.liftedWhy(),
                lifted == null ? path() + "/" + reason.id() + "/lift" : "");
    }

    public Input kind(Frame frame) {
        var options = Arrays.stream(Confidence.Kind.values())
                .map(kind -> new Option(kind.name(), frame.text(kind.key())))
                .toList();
        return Input.select("kind", frame.text("person.confidence.kind"), options)
                .in(in, frame);
    }

    public Input why(Frame frame) {
        return Input.text("why", frame.text("person.confidence.why"))
                .maxLength(WORDS)
                .in(in, frame);
    }

    /** Each reason has a field of its own. */
    public Input liftWhy(Line line, Frame frame) {
        return Input.text("why." + line.id(), frame.text("person.confidence.lift.why"))
                .maxLength(WORDS)
                .in(in, frame);
    }
}
