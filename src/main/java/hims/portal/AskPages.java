package hims.portal;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.platform.Fields;
import hims.platform.Parsed.Invalid;
import hims.platform.Parsed.Valid;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import hims.privacy.Questions;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** She asks about one line of her list (SEC-34). */
@Controller
@Needs(Permission.OWN_RECORD)
class AskPages {
    private static final String FORM = "portal/readers/question";

    private final Questions questions;

    AskPages(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("/my/who-looked/{seq}/question")
    ModelAndView show(@PathVariable long seq, Actor by) {
        questions.requireReading(seq, by);
        return Page.of(FORM, new AskPage(seq, Fields.empty()));
    }

    @PostMapping("/my/who-looked/{seq}/question")
    ModelAndView create(@PathVariable long seq, Actor by, HttpServletRequest request, RedirectAttributes redirect) {
        var in = Fields.of(request.getParameterMap());
        return switch (AskPage.parse(in)) {
            case Valid<String>(String words) -> {
                questions.ask(seq, words, by);
                Flash.say(redirect, "portal.question.sent");
                yield Page.redirect("/my/who-looked");
            }
            case Invalid<String> _ -> {
                questions.requireReading(seq, by);
                yield Page.invalid(FORM, new AskPage(seq, in));
            }
        };
    }
}
