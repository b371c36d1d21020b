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
import org.jspecify.annotations.Nullable;

/**
 * The visits at somebody's home, and the form of the next.
 *
 * @param records whether this reader may record one
 */
public record HomeVisitPage(Person person, List<HomeVisit> visits, boolean records, Fields in) {
    public HomeVisitPage {
        visits = List.copyOf(visits);
    }

    public Banner banner(Frame frame) {
        return PatientBanner.identity(person).draw(frame);
    }

    public String path() {
        return "/person/" + person.id() + "/home-visits";
    }

    public boolean open() {
        return records && person.status() == Person.Status.SELF_DECLARED;
    }

    public List<Moment> moments(Frame frame) {
        return visits.stream().map(visit -> moment(visit, frame)).toList();
    }

    private static Moment moment(HomeVisit visit, Frame frame) {
        HomeVisit.Told told = visit.told();
        return Moment.of(
                frame.show().date(told.on()),
                told.visitor(),
                told.place(),
                (told.seen() + " " + point(told.point())).strip());
    }

    private static String point(HomeVisit.@Nullable Point point) {
        return point == null ? "" : point.latitude() + ", " + point.longitude();
    }

    public Input day(Frame frame) {
        return Input.date("day", frame.text("person.visit.day"))
                .hint(frame.text("person.death.day.hint"))
                .in(in, frame);
    }

    public Input visitor(Frame frame) {
        return Input.text("visitor", frame.text("person.visit.visitor"))
                .maxLength(HomeVisitForm.NAME)
                .in(in, frame);
    }

    public Input place(Frame frame) {
        return Input.text("place", frame.text("person.visit.place"))
                .maxLength(HomeVisitForm.WORDS)
                .in(in, frame);
    }

    public Input met(Frame frame) {
        var options = Arrays.stream(HomeVisit.Met.values())
                .map(met -> new Option(
                        met.name(), frame.text("person.visit.met." + met.name().toLowerCase(Locale.ROOT))))
                .toList();
        return Input.choice("met", frame.text("person.visit.met"), options).in(in, frame);
    }

    public Input seen(Frame frame) {
        return Input.text("seen", frame.text("person.visit.seen"))
                .note(frame.text("person.paper.if-any"))
                .maxLength(HomeVisitForm.WORDS)
                .in(in, frame);
    }

    public Input latitude(Frame frame) {
        return Input.number("latitude", frame.text("person.visit.latitude"))
                .width(Input.Width.SHORT)
                .note(frame.text("person.visit.with-consent"))
                .in(in, frame);
    }

    public Input longitude(Frame frame) {
        return Input.number("longitude", frame.text("person.visit.longitude"))
                .width(Input.Width.SHORT)
                .note(frame.text("person.visit.with-consent"))
                .in(in, frame);
    }
}
