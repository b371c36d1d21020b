package hims.person;

import hims.platform.Fields;
import hims.platform.ui.Banner;
import hims.platform.ui.Input;
import hims.platform.ui.Moment;
import hims.platform.ui.Option;
import hims.platform.web.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One number or paper, what became of it, and its next step.
 *
 * @param clashes whether somebody else gave the same number
 * @param steps whether this reader may take one
 * @param officer whether she may also verify, and take back what is verified
 */
public record PaperPage(Person person, Paper paper, boolean clashes, boolean steps, boolean officer, Fields in) {

    public Banner banner(Frame frame) {
        return PatientBanner.identity(person).draw(frame);
    }

    public String back() {
        return PapersPage.path(person);
    }

    public String path() {
        return back() + "/" + paper.id();
    }

    public String title(Frame frame) {
        return paper.kind(frame);
    }

    public List<Moment> moments(Frame frame) {
        return paper.steps().stream()
                .map(step -> Moment.of(
                        frame.show().dateTime(step.at()),
                        frame.text(step.status().key()),
                        step.by(),
                        step.evidence()))
                .toList();
    }

    List<Paper.Status> next() {
        return Arrays.stream(Paper.Status.values())
                .filter(paper.status()::canBecome)
                .filter(to -> officer || !paper.status().needsOfficer(to))
                .toList();
    }

    public boolean goesOn() {
        return steps && !next().isEmpty();
    }

    public Input to(Frame frame) {
        var options = next().stream()
                .map(to -> new Option(
                        to.name(), frame.text("person.paper.step." + to.name().toLowerCase(Locale.ROOT))))
                .toList();
        return Input.choice("to", frame.text("person.paper.step"), options).in(in, frame);
    }

    public Input evidence(Frame frame) {
        return Input.text("evidence", frame.text("person.paper.why"))
                .hint(frame.text("person.paper.why.hint"))
                .maxLength(PaperForm.WORDS)
                .in(in, frame);
    }
}
