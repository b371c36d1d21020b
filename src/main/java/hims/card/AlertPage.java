package hims.card;

import hims.org.Facility;
import hims.platform.Fields;
import hims.platform.ui.Input;
import hims.platform.web.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cards that look copied or borrowed, for the privacy officer. */
public record AlertPage(List<Line> lines, Fields in) {

    public record Line(
            CardAlert alert, Facility facility, @Nullable Facility before) {
        public String what(Frame frame) {
            return frame.text("card.alert." + alert.kind());
        }

        public String where(Frame frame) {
            String here = facility.name(frame.language());
            return before == null || alert.beforeAt() == null
                    ? frame.text("card.alert.told", here, frame.show().moment(alert.raisedAt()), alert.raisedByName())
                    : frame.text(
                            "card.alert.apart",
                            before.name(frame.language()),
                            frame.show().moment(alert.beforeAt()),
                            here,
                            frame.show().moment(alert.raisedAt()));
        }

        public String path() {
            return "/card/alerts/" + alert.id() + "/closure";
        }
    }

    public Input outcome(Frame frame) {
        return Input.text("outcome", frame.text("card.alert.outcome"))
                .maxLength(AlertPages.LONGEST)
                .in(in, frame);
    }
}
