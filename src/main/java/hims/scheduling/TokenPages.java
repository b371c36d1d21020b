package hims.scheduling;

import static hims.scheduling.SchedulingProblem.QUEUE_CLOSED;
import static hims.scheduling.SchedulingProblem.QUEUE_FULL;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.PersonId;
import hims.person.PatientBanner;
import hims.platform.Fields;
import hims.platform.Parsed.Invalid;
import hims.platform.Parsed.Valid;
import hims.platform.Problem;
import hims.platform.Rejected;
import hims.platform.ui.Banner;
import hims.platform.web.Flash;
import hims.platform.web.Frame;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Giving a token at the desk, and its slip. */
@Controller
@Needs(Permission.TOKEN_ISSUE)
public class TokenPages {
    private static final Set<Problem> TOLD_AT_THE_QUEUE = Set.of(QUEUE_CLOSED, QUEUE_FULL);

    private final Tokens tokens;
    private final TokenDesk desk;
    private final Slips slips;

    TokenPages(Tokens tokens, TokenDesk desk, Slips slips) {
        this.tokens = tokens;
        this.desk = desk;
        this.slips = slips;
    }

    /** What was chosen and is not right yet, with the person beside it. */
    public record Again(PatientBanner who, TokenPanelPage panel) {
        public Banner banner(Frame frame) {
            return who.draw(frame);
        }
    }

    @PostMapping("/scheduling/tokens")
    ModelAndView issue(@RequestParam UUID person, HttpServletRequest form, Actor by, RedirectAttributes redirect) {
        var in = Fields.of(form.getParameterMap());
        return switch (TokenForm.parse(new PersonId(person), in)) {
            case Valid<IssueToken>(IssueToken wish) -> issue(wish, in, form, by, redirect);
            case Invalid<IssueToken> _ -> again(new PersonId(person), in, by);
        };
    }

    @GetMapping("/scheduling/tokens/{id}/slip")
    @Needs(Permission.PERSON_READ)
    ModelAndView slip(@PathVariable UUID id, @RequestParam(defaultValue = "roll") String paper, Actor by) {
        return Page.of("scheduling/token/slip", slips.print(new TokenId(id), paper.equals("a5"), by));
    }

    /** That the queue takes nobody any more is told beside it; the other choice stays. */
    private ModelAndView issue(
            IssueToken wish, Fields in, HttpServletRequest form, Actor by, RedirectAttributes redirect) {
        try {
            var said = desk.held(wish, by).isPresent() ? "scheduling.token.held" : "scheduling.token.given";
            var token = tokens.issue(wish, by, Presses.key(form));
            Flash.say(redirect, said, token.label());
            return Page.redirect("/person/" + token.person() + "#next");
        } catch (Rejected refused) {
            if (!TOLD_AT_THE_QUEUE.contains(refused.problem())) {
                throw refused;
            }
            in.wrong("queue", refused.problem().key());
            return again(wish.person(), in, by);
        }
    }

    private ModelAndView again(PersonId id, Fields in, Actor by) {
        var person = desk.person(id, by);
        var panel = desk.page(person, in, by);
        return Page.invalid("scheduling/token/new", new Again(PatientBanner.identity(person), panel));
    }
}
