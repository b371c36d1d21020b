package hims.person;

import hims.platform.Fields;
import hims.platform.ui.Banner;
import hims.platform.ui.Chip;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.web.Frame;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers and papers of one person, and the form of a further one.
 *
 * @param adds whether this reader may add one
 */
public record PapersPage(Person person, List<Paper> papers, boolean adds, Fields in) {
    public PapersPage {
        papers = List.copyOf(papers);
    }

    public record Line(String kind, String value, Chip status, boolean odd, String since, String path) {}

    public Banner banner(Frame frame) {
        return PatientBanner.identity(person).draw(frame);
    }

    public String path() {
        return path(person);
    }

    static String path(Person person) {
        return "/person/" + person.id() + "/papers";
    }

    public List<Line> lines(Frame frame) {
        return papers.stream()
                .map(paper -> line(paper, paper.identifier().value(), frame))
                .toList();
    }

    /** On the person's page: those that stand, by their ends. */
    public List<Line> standing(Frame frame) {
        return papers.stream()
                .filter(paper -> paper.status().stands())
                .map(paper -> line(paper, paper.ending(), frame))
                .toList();
    }

    private Line line(Paper paper, String value, Frame frame) {
        return new Line(
                paper.kind(frame),
                value,
                paper.status().chip(frame),
                paper.odd(),
                frame.show().date(paper.since()),
                path() + "/" + paper.id());
    }

    public Input kind(Frame frame) {
        var options = Arrays.stream(PaperKind.values())
                .map(kind -> new Option(kind.name(), frame.text(kind.key())))
                .toList();
        return Input.select("kind", frame.text("person.paper.kind"), options).in(in, frame);
    }

    public Input value(Frame frame) {
        return Input.text("value", frame.text("person.paper.value"))
                .hint(frame.text("person.paper.value.hint"))
                .maxLength(PaperForm.LONGEST)
                .in(in, frame);
    }

    public Input evidence(Frame frame) {
        return Input.text("evidence", frame.text("person.paper.evidence"))
                .note(frame.text("person.paper.if-any"))
                .maxLength(PaperForm.WORDS)
                .in(in, frame);
    }
}
