package hims.person;

import hims.access.UnitId;
import hims.org.Unit;
import hims.platform.Fields;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.web.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Unknown people that relatives or the police look for.
 *
 * @param found null before anybody was asked for
 */
public record UnknownsPage(Fields in, @Nullable List<Unknown> found, Function<UnitId, Optional<Unit>> units) {

    /** One of them. */
    public record Line(String path, String name, String about, String came, List<String> seen) {}

    public boolean asked() {
        return found != null;
    }

    public List<Line> lines(Frame frame) {
        return found == null
                ? List.of()
                : found.stream().map(one -> line(one, frame)).toList();
    }

    private Line line(Unknown one, Frame frame) {
        String at = units.apply(one.facility())
                .map(unit -> unit.name(frame.language()))
                .orElse("");
        return new Line(
                "/person/" + one.person(),
                one.name(),
                frame.text("person.sex." + one.seen().sex().name().toLowerCase(Locale.ROOT)) + ", "
                        + frame.text(one.seen().age().key()),
                at + ", " + frame.show().dateTime(one.registeredAt()),
                one.lines());
    }

    public Input words(Frame frame) {
        return Input.text("q", frame.text("person.unknown.words"))
                .hint(frame.text("person.unknown.words.hint"))
                .maxLength(UnknownForm.LONG)
                .in(in, frame);
    }

    public Input sex(Frame frame) {
        return Input.select("sex", frame.text("person.field.sex"), UnknownNewPage.sexes(frame))
                .in(in, frame);
    }

    public Input age(Frame frame) {
        return Input.select("age", frame.text("person.unknown.age"), UnknownNewPage.ages(frame))
                .in(in, frame);
    }

    public Input asker(Frame frame) {
        var options = Arrays.stream(Unknowns.Asker.values())
                .map(one -> new Option(
                        one.name(), frame.text("person.asker." + one.name().toLowerCase(Locale.ROOT))))
                .toList();
        return Input.choice("asker", frame.text("person.unknown.asker"), options)
                .in(in, frame);
    }

    public Input who(Frame frame) {
        return Input.text("who", frame.text("person.unknown.who"))
                .hint(frame.text("person.unknown.who.hint"))
                .maxLength(UnknownForm.SHORT)
                .in(in, frame);
    }
}
