package hims.emergency;

import hims.access.BreakGlass.Verdict;
import hims.audit.AuditRow;
import hims.platform.Fields;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.web.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One emergency opening before its reviewer.
 *
 * @param seen what was done with the record while it was open, from the audit log
 * @param own whether the reviewer is the one who opened it: she sees it, and may not judge it
 */
public record ReviewPage(ReviewsPage.Line line, List<AuditRow> seen, boolean own, Fields in) {
    public ReviewPage {
        seen = List.copyOf(seen);
    }

    /** Emergency view: allergies, medicines. */
    public String act(AuditRow row, Frame frame) {
        String key = "emergency.seen." + row.objectType();
        String what = frame.texts().has(key) ? frame.text(key) : frame.text("emergency.seen.other", row.objectType());
        return row.objectType().equals("emergency-view") ? what + ": " + sections(row, frame) : what;
    }

    private static String sections(AuditRow row, Frame frame) {
        return Arrays.stream(row.objectId().split(" ", -1))
                .map(section -> frame.text("emergency.section." + section))
                .collect(Collectors.joining(", "));
    }

    public Input verdict(Frame frame) {
        var options = Arrays.stream(Verdict.values())
                .map(verdict -> new Option(verdict.name(), frame.text("emergency.verdict." + verdict)))
                .toList();
        return Input.choice("verdict", frame.text("emergency.review.verdict"), options)
                .in(in, frame);
    }

    public Input remarks(Frame frame) {
        return Input.area("remarks", frame.text("emergency.review.remarks"))
                .note(frame.text("emergency.review.remarks.note"))
                .maxLength(ReviewForm.LONGEST)
                .in(in, frame);
    }
}
