package hims.person;

import hims.platform.Fields;
import hims.platform.ui.Banner;
import hims.platform.ui.Input;
import hims.platform.web.Frame;

/** A birth, on the mother's page. */
public record NewbornPage(Person mother, Fields in) {

    public Banner banner(Frame frame) {
        return PatientBanner.identity(mother).draw(frame);
    }

    public String action() {
        return "/person/" + mother.id() + "/newborns";
    }

    public Input day(Frame frame) {
        var input = Input.date("day", frame.text("person.newborn.day"))
                .hint(frame.text("person.death.day.hint"))
                .in(in, frame);
        return input.value().isEmpty() && !input.wrong() ? input.value("t") : input;
    }

    public Input time(Frame frame) {
        return Input.text("time", frame.text("person.newborn.time"))
                .width(Input.Width.SHORT)
                .in(in, frame);
    }

    public Input sex(Frame frame) {
        return Input.choice("sex", frame.text("person.field.sex"), UnknownNewPage.sexes(frame))
                .in(in, frame);
    }

    public Input grams(Frame frame) {
        return Input.number("grams", frame.text("person.newborn.weight"))
                .unit(frame.text("person.newborn.gram"))
                .in(in, frame);
    }

    public Input order(Frame frame) {
        return one(Input.number("order", frame.text("person.newborn.order")).in(in, frame));
    }

    public Input of(Frame frame) {
        return one(Input.number("of", frame.text("person.newborn.of")).in(in, frame));
    }

    private static Input one(Input input) {
        return input.value().isEmpty() && !input.wrong() ? input.value("1") : input;
    }
}
