package hims.privacy;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.platform.Fields;
import hims.platform.Parsed.Invalid;
import hims.platform.Parsed.Valid;
import hims.platform.Rejected;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What citizens ask about readings of their records, before the privacy officer. */
@Controller
@Needs(Permission.ACCESS_QUESTIONS)
class QuestionPages {
    private static final String LIST = "/privacy/questions";
    private static final String SHOW = "privacy/question";

    private final Questions questions;

    QuestionPages(Questions questions) {
        this.questions = questions;
    }

    @GetMapping(LIST)
    ModelAndView index(Actor by) {
        return Page.of("privacy/questions", new QuestionsPage(questions.waiting(by)));
    }

    @GetMapping("/privacy/questions/{id}")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        return Page.of(SHOW, new QuestionPage(questions.open(new QuestionId(id), by), Fields.empty()));
    }

    @PostMapping("/privacy/questions/{id}")
    ModelAndView answer(@PathVariable UUID id, Actor by, HttpServletRequest request, RedirectAttributes redirect) {
        var in = Fields.of(request.getParameterMap());
        var question = new QuestionId(id);
        return switch (QuestionPage.parse(in)) {
            case Valid<String>(String words) -> answer(question, words, by, redirect);
            case Invalid<String> _ -> Page.invalid(SHOW, new QuestionPage(questions.open(question, by), in));
        };
    }

    /** A second press, or a colleague who was faster, leads back to the list with a word. */
    private ModelAndView answer(QuestionId id, String words, Actor by, RedirectAttributes redirect) {
        try {
            questions.answer(id, words, by);
            Flash.say(redirect, "privacy.question.answered");
        } catch (Rejected refused) {
            if (refused.problem() != PrivacyProblem.ALREADY_ANSWERED) {
                throw refused;
            }
            Flash.say(redirect, refused.problem().key());
        }
        return Page.redirect(LIST);
    }
}
