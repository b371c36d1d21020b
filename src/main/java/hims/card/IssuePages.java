package hims.card;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.PersonId;
import hims.platform.Fields;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Issues a card at the counter: the front by one press, the back item by item as the holder agrees. */
@Controller
@Needs(value = Permission.CARD_ISSUE, everywhere = "a card is good in every hospital, and stopped or replaced in any")
class IssuePages {

    private final CardDesk desk;

    IssuePages(CardDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/card/issue/{person}")
    ModelAndView form(@PathVariable UUID person, @RequestParam(defaultValue = "false") boolean back, Actor by) {
        return Page.of("card/issue", desk.page(new PersonId(person), back, by));
    }

    @PostMapping("/card/issue/{person}")
    ModelAndView create(@PathVariable UUID person, HttpServletRequest request, Actor by, RedirectAttributes redirect) {
        var in = Fields.of(request.getParameterMap());
        return switch (desk.issue(new PersonId(person), in, by)) {
            case CardDesk.Done(Card card, String said) -> {
                Flash.say(redirect, said, card.serial().grouped());
                yield Page.redirect("/card/" + card.id() + "/print");
            }
            case CardDesk.Again(IssuePage page) -> Page.invalid("card/issue", page);
        };
    }
}
