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

/** Sharing at a counter, for a holder without a phone of her own: she sees the screen, nothing is printed (CARD-14). */
@Controller
@Needs(value = Permission.CARD_ISSUE, everywhere = "a card is good in every hospital, and stopped or replaced in any")
class SharePages {

    private static final String PATH = "/card/share/";
    private static final String LINKS = "/card/share/links/";

    private final ShareDesk desk;

    SharePages(ShareDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/card/share/{person}")
    ModelAndView show(@PathVariable UUID person, Actor by) {
        return Page.of("card/share/show", desk.page(new PersonId(person), by, PATH + person, LINKS));
    }

    @PostMapping("/card/share/{person}/links")
    ModelAndView createLink(
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String _key,
            Actor by,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        var in = Fields.of(request.getParameterMap());
        return desk.makeLink(new PersonId(person), in, by, _key, new SharePage.Paths(PATH + person, LINKS))
                .map(again -> Page.invalid("card/share/show", again))
                .orElseGet(() -> done(redirect, "card.share.link.done", person));
    }

    @PostMapping("/card/share/{person}/health-cards")
    ModelAndView createHealthCard(
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String _key,
            Actor by,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        desk.makeHealthCard(new PersonId(person), Fields.of(request.getParameterMap()), by, _key);
        return done(redirect, "card.share.health-card.done", person);
    }

    @PostMapping("/card/share/links/{id}/revocations")
    ModelAndView revoke(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String _key,
            Actor by,
            RedirectAttributes redirect) {
        return done(
                redirect,
                "card.share.link.ended",
                desk.revoke(new LinkId(id), by, _key).value());
    }

    private static ModelAndView done(RedirectAttributes redirect, String said, UUID person) {
        Flash.say(redirect, said);
        return Page.redirect(PATH + person);
    }
}
