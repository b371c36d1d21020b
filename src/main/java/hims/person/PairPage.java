package hims.person;

import hims.platform.Fields;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.web.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Two records side by side (PER-51).
 *
 * @param counts what stands under each
 * @param refusals text keys of what forbids a merge, and {@code seconds} of what a second officer must agree to
 * @param in the form that was refused, of the name {@code asked}; empty at first
 */
public record PairPage(
        Pairs.Two two, List<Count> counts, List<String> refusals, List<String> seconds, String asked, Fields in) {
    public PairPage {
        counts = List.copyOf(counts);
    }

    /** How much of one kind each of them has. */
    public record Count(String key, int a, int b) {}

    public String path() {
        return "/person/pairs/" + two.pair().id();
    }

    public Person a() {
        return two.a();
    }

    public Person b() {
        return two.b();
    }

    public List<Comparison.Line> lines(Frame frame) {
        return Comparison.of(two.a(), two.b(), frame);
    }

    public PairsPage.Row row() {
        return new PairsPage.Row(two);
    }

    public boolean open() {
        return two.pair().status().waits() && !two.one();
    }

    public boolean mergeable() {
        return open() && refusals.isEmpty();
    }

    public boolean taken() {
        return two.pair().status() == Pair.Status.UNDER_REVIEW;
    }

    public String said() {
        return two.pair().why();
    }

    /** The typed values and errors of this form, if it was the one that was sent. */
    private Fields of(String form) {
        return asked.equals(form) ? in : Fields.empty();
    }

    public Fields typed(String form) {
        return of(form);
    }

    public Input keep(Frame frame) {
        var options = List.of(
                new Option("A", PersonText.uhid(two.a(), frame)), new Option("B", PersonText.uhid(two.b(), frame)));
        var input = Input.choice("keep", frame.text("person.merge.keep"), options)
                .hint(frame.text("person.merge.keep.hint"))
                .in(of("merge"), frame);
        return input.value().isEmpty() ? input.value("A") : input;
    }

    public Input why(Frame frame) {
        return Input.area("why", frame.text("person.merge.why"))
                .hint(frame.text("person.merge.why.hint"))
                .maxLength(PairForms.LONGEST)
                .in(of("merge"), frame);
    }

    public Input verdict(Frame frame) {
        var options = Arrays.stream(Verdict.values())
                .filter(Verdict::said)
                .map(verdict -> new Option(verdict.name(), frame.text(verdict.key())))
                .toList();
        return Input.select("verdict", frame.text("person.pair.verdict"), options)
                .in(of("verdict"), frame);
    }

    public Input reason(Frame frame) {
        return Input.area("reason", frame.text("person.pair.words.verdict"))
                .maxLength(PairForms.LONGEST)
                .in(of("verdict"), frame);
    }

    public Input cause(Frame frame) {
        return Input.area("cause", frame.text("person.pair.words.later"))
                .maxLength(PairForms.LONGEST)
                .in(of("later"), frame);
    }

    public Input until(Frame frame) {
        return Input.date("until", frame.text("person.pair.defer.until"))
                .hint(frame.text("person.pair.defer.hint"))
                .in(of("later"), frame);
    }

    /** Which side's value a merge takes; chosen by the officer where they differ. */
    public boolean chosen(Comparison.Line line, String side) {
        String typed = of("merge").typed(line.field());
        return typed.isEmpty() ? side.equals(line.proposed()) : typed.equals(side);
    }

    public String origin(Frame frame) {
        return frame.text("person.pair.origin." + two.pair().origin().name().toLowerCase(Locale.ROOT));
    }
}
