package hims.privacy;

import hims.platform.ui.Chip;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.util.List;

/** The questions that wait for an answer. */
public record QuestionsPage(List<Question> waiting) {
    public QuestionsPage {
        waiting = List.copyOf(waiting);
    }

    public Chip due(Question question, Frame frame) {
        var day = frame.show().date(question.dueAt());
        return frame.show().now().isAfter(question.dueAt())
                ? Chip.of(Tone.RED, "clock", frame.text("privacy.question.late", day))
                        .asSmall()
                : Chip.plain(day).asSmall();
    }
}
