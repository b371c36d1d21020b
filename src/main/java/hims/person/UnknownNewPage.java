package hims.person;

import hims.platform.Fields;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.ui.Triage;
import hims.platform.web.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The form of an unknown person: three choices, and what else there is time for. */
public record UnknownNewPage(Fields in) {

    public Input sex(Frame frame) {
        return Input.choice("sex", frame.text("person.unknown.sex"), sexes(frame))
                .in(in, frame);
    }

    static List<Option> sexes(Frame frame) {
        return Arrays.stream(Sex.values())
                .map(sex -> new Option(
                        sex.name(), frame.text("person.sex." + sex.name().toLowerCase(Locale.ROOT))))
                .toList();
    }

    public Input age(Frame frame) {
        return Input.choice("age", frame.text("person.unknown.age"), ages(frame))
                .in(in, frame);
    }

    static List<Option> ages(Frame frame) {
        return Arrays.stream(AgeGroup.values())
                .map(age -> new Option(age.name(), frame.text(age.key())))
                .toList();
    }

    public Input broughtBy(Frame frame) {
        var options = Arrays.stream(BroughtBy.values())
                .map(by -> new Option(by.name(), frame.text(by.key())))
                .toList();
        return Input.choice("broughtBy", frame.text("person.unknown.brought-by"), options)
                .in(in, frame);
    }

    public Input triage(Frame frame) {
        var options = Arrays.stream(Triage.values())
                .map(colour -> new Option(colour.name(), frame.text(colour.key())))
                .toList();
        return Input.choice("triage", frame.text("person.unknown.triage"), options)
                .note(frame.text("person.unknown.if-decided"))
                .in(in, frame);
    }

    public List<Input> rest(Frame frame) {
        return List.of(
                text("bringer", UnknownForm.SHORT, frame).hint(frame.text("person.unknown.bringer.hint")),
                text("foundAt", UnknownForm.SHORT, frame),
                area("marks", frame).hint(frame.text("person.unknown.marks.hint")),
                area("belongings", frame),
                text("memo", UnknownForm.MEMO, frame));
    }

    private Input text(String name, int longest, Frame frame) {
        return Input.text(name, frame.text("person.unknown." + key(name)))
                .maxLength(longest)
                .in(in, frame);
    }

    private Input area(String name, Frame frame) {
        return Input.area(name, frame.text("person.unknown." + key(name)))
                .maxLength(UnknownForm.LONG)
                .in(in, frame);
    }

    private static String key(String name) {
        return name.equals("foundAt") ? "found-at" : name;
    }
}
