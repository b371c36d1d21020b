package hims.person;

import hims.platform.Fields;
import hims.platform.ui.Banner;
import hims.platform.ui.Input;
import hims.platform.web.Frame;

/**
 * Who an unknown person is: a name of her own, or somebody on record.
 *
 * @param asked the form that was refused: {@code name} or {@code record}
 */
public record UnknownPage(UnknownFacts facts, String asked, Fields in) {

    public Banner banner(Frame frame) {
        return PatientBanner.identity(facts.person()).draw(frame);
    }

    public Fields of(String form) {
        return asked.equals(form) ? in : Fields.empty();
    }

    public Input given(Frame frame) {
        return Input.text("given", frame.text("person.field.given"))
                .maxLength(UnknownForm.NAME)
                .in(of("name"), frame);
    }

    public Input family(Frame frame) {
        return Input.text("family", frame.text("person.field.family"))
                .maxLength(UnknownForm.NAME)
                .in(of("name"), frame);
    }

    public Input sex(Frame frame) {
        var input = Input.choice("sex", frame.text("person.field.sex"), UnknownNewPage.sexes(frame))
                .in(of("name"), frame);
        return input.value().isEmpty() ? input.value(facts.person().sex().name()) : input;
    }

    public Input born(Frame frame) {
        return Input.text("born", frame.text("person.field.born"))
                .hint(frame.text("person.unknown.born.hint"))
                .width(Input.Width.SHORT)
                .in(of("name"), frame);
    }

    public Input number(Frame frame) {
        return Input.text("number", frame.text("person.unknown.number"))
                .hint(frame.text("person.unknown.number.hint"))
                .width(Input.Width.SHORT)
                .in(of("record"), frame);
    }
}
