package hims.portal;

import hims.platform.ui.Filter;
import hims.platform.ui.Look;
import hims.platform.web.Frame;
import hims.privacy.Question;
import java.util.List;

/** Who looked at her record. */
public record ReadersPage(MyReaders.Page page, List<Question> questions, boolean unlinked) {
    private static final String PATH = "/my/who-looked";
    private static final String UNLINKED = "?show=unlinked";

    public List<Filter> filters(Frame frame) {
        return List.of(
                Filter.choice(frame.text("portal.show.all"), PATH, !unlinked),
                Filter.choice(frame.text("portal.looked.unlinked"), PATH + UNLINKED, unlinked));
    }

    /** @param seq the row by which she may ask about it */
    public record Line(Look look, long seq) {
        public String question() {
            return PATH + "/" + seq + "/question";
        }
    }

    public List<Line> looks(Frame frame) {
        return page.looked().stream()
                .filter(looked -> !unlinked || !(looked.linked() || looked.program()))
                .map(looked -> new Line(looked.look(frame), looked.first().seq()))
                .toList();
    }

    public boolean more() {
        return page.before() > 0;
    }

    public String next() {
        return PATH + (unlinked ? UNLINKED + "&" : "?") + "before=" + page.before();
    }
}
