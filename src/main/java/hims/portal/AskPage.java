package hims.portal;

import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.ui.Input;
import hims.platform.web.Frame;

/** @param seq the line she asks about */
public record AskPage(long seq, Fields in) {
    private static final int LONGEST = 1000;

    public String path() {
        return "/my/who-looked/" + seq + "/question";
    }

    public Input words(Frame frame) {
        return Input.area("words", frame.text("portal.question.words"))
                .maxLength(LONGEST)
                .in(in, frame);
    }

    static Parsed<String> parse(Fields in) {
        var words = in.text("words", LONGEST).required();
        return in.parse(words::value);
    }
}
