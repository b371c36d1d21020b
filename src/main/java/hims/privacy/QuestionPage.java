package hims.privacy;

import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.ui.Input;
import hims.platform.web.Frame;

/** One question before the officer who answers it. */
public record QuestionPage(Asked asked, Fields in) {
    private static final int LONGEST = 2000;

    public String path() {
        return "/privacy/questions/" + asked.question().id();
    }

    public Input answer(Frame frame) {
        return Input.area("answer", frame.text("privacy.question.answer"))
                .hint(frame.text("privacy.question.answer.hint"))
                .maxLength(LONGEST)
                .in(in, frame);
    }

    static Parsed<String> parse(Fields in) {
        var answer = in.text("answer", LONGEST).required();
        return in.parse(answer::value);
    }
}
