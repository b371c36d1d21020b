package hims.person;

import hims.platform.Fields;
import hims.platform.ui.Banner;
import hims.platform.ui.Input;
import hims.platform.web.Frame;
import java.util.List;

/**
 * A birth in words, on the child's page, and the form of its name.
 *
 * @param others of the same birth
 * @param names whether this reader may enter the name
 */
public record NewbornFacts(Person child, Newborn newborn, List<Person> others, boolean names, Fields in) {
    public NewbornFacts {
        others = others.stream().map(Person::masked).toList();
    }

    /** Another child of this birth. */
    public record Other(String path, String name, String number) {}

    public Banner banner(Frame frame) {
        return PatientBanner.identity(child).draw(frame);
    }

    public String path() {
        return "/person/" + child.id() + "/birth";
    }

    public String motherPath() {
        return newborn.mother() == null ? "" : "/person/" + newborn.mother();
    }

    public String mother() {
        return newborn.motherName();
    }

    public String when(Frame frame) {
        return frame.show().date(newborn.born().on()) + " " + newborn.born().at();
    }

    public String order(Frame frame) {
        return frame.text(
                "person.newborn.order-of",
                newborn.born().order(),
                newborn.born().of());
    }

    public String weight(Frame frame) {
        return newborn.born().grams() + " " + frame.text("person.newborn.gram");
    }

    public List<Other> others(Frame frame) {
        return others.stream()
                .map(one -> new Other("/person/" + one.id(), PersonText.name(one, frame), PersonText.uhid(one, frame)))
                .toList();
    }

    public Input given(Frame frame) {
        return Input.text("given", frame.text("person.field.given"))
                .maxLength(UnknownForm.NAME)
                .in(in, frame);
    }

    public Input family(Frame frame) {
        return Input.text("family", frame.text("person.field.family"))
                .maxLength(UnknownForm.NAME)
                .in(in, frame);
    }
}
