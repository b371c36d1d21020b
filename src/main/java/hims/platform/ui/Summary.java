package hims.platform.ui;

import hims.platform.Fields;
import hims.platform.web.Frame;
import java.util.List;

/** Every error of a form on top of it, each leading to its field. Nothing is drawn when there is none. */
public record Summary(List<Line> lines) {
    /** @param field the name of the field */
    public record Line(String field, String text) {
        public String href() {
            return "#f-" + field.replace('.', '-');
        }
    }

    public Summary {
        lines = List.copyOf(lines);
    }

    public static Summary of(Fields form, Frame frame) {
        return new Summary(form.errors().stream()
                .map(error -> new Line(error.field(), frame.error(error)))
                .toList());
    }
}
