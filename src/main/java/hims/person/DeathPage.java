package hims.person;

import hims.platform.Fields;
import hims.platform.ui.Banner;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.web.Frame;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;

/**
 * The page on which a death is recorded, read or withdrawn.
 *
 * @param told the latest first
 * @param records whether this reader may record one
 * @param withdraws whether this reader may correct one
 */
public record DeathPage(Person person, List<RecordedDeath> told, boolean records, boolean withdraws, Fields in) {
    public DeathPage {
        told = List.copyOf(told);
    }

    /** One that was told, in words. */
    public record Line(String when, String source, String recorded, String withdrawn) {}

    public Banner banner(Frame frame) {
        return PatientBanner.identity(person).draw(frame);
    }

    public String path() {
        return "/person/" + person.id() + "/death";
    }

    public boolean dead() {
        return person.status() == Person.Status.DECEASED;
    }

    public List<Line> lines(Frame frame) {
        return told.stream().map(death -> line(death, frame)).toList();
    }

    private static Line line(RecordedDeath death, Frame frame) {
        LocalTime time = death.time();
        String day = frame.show().date(death.on());
        Instant withdrawn = death.withdrawnAt();
        return new Line(
                time == null ? day : day + " " + time,
                frame.text(death.source().key()) + ": " + death.informant(),
                frame.text(
                        "person.death.recorded",
                        death.recordedBy(),
                        frame.show().dateTime(death.recordedAt())),
                withdrawn == null
                        ? ""
                        : frame.text(
                                "person.death.withdrawn",
                                death.withdrawnBy(),
                                frame.show().dateTime(withdrawn),
                                death.withdrawnWhy()));
    }

    public Input day(Frame frame) {
        return Input.date("day", frame.text("person.death.day"))
                .hint(frame.text("person.death.day.hint"))
                .in(in, frame);
    }

    public Input time(Frame frame) {
        return Input.text("time", frame.text("person.death.time"))
                .note(frame.text("person.death.if-known"))
                .width(Input.Width.SHORT)
                .in(in, frame);
    }

    public Input source(Frame frame) {
        var options = Arrays.stream(DeathSource.values())
                .map(source -> new Option(source.name(), frame.text(source.key())))
                .toList();
        return Input.choice("source", frame.text("person.death.source"), options)
                .in(in, frame);
    }

    public Input informant(Frame frame) {
        return Input.text("informant", frame.text("person.death.informant"))
                .hint(frame.text("person.death.informant.hint"))
                .maxLength(DeathForm.LONGEST)
                .in(in, frame);
    }

    public Input why(Frame frame) {
        return Input.area("why", frame.text("person.death.why"))
                .maxLength(PairForms.LONGEST)
                .in(in, frame);
    }
}
