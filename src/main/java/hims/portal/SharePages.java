package hims.portal;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.card.HealthCards;
import hims.card.LinkId;
import hims.card.ShareDesk;
import hims.card.SharePage;
import hims.platform.Fields;
import hims.platform.Rejected;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** She gives her summary to whom she wants, for as long as she wants (CARD-13, CARD-14). */
@Controller("portalSharePages")
@Needs(Permission.OWN_RECORD)
class SharePages {
    private static final String PATH = "/my/share";
    private static final SharePage.Paths PATHS = new SharePage.Paths(PATH, "/my/share/links/");
    private static final MediaType FILE = new MediaType("application", "smart-health-card");

    private final ShareDesk desk;
    private final HealthCards healthCards;

    SharePages(ShareDesk desk, HealthCards healthCards) {
        this.desk = desk;
        this.healthCards = healthCards;
    }

    @GetMapping(PATH)
    ModelAndView show(Actor by) {
        return Page.of("portal/share/show", desk.page(Own.id(by), by, PATHS.page(), PATHS.links()));
    }

    @PostMapping("/my/share/links")
    ModelAndView createLink(
            @RequestParam(defaultValue = "") String _key,
            Actor by,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        return desk.makeLink(Own.id(by), Fields.of(request.getParameterMap()), by, _key, PATHS)
                .map(again -> Page.invalid("portal/share/show", again))
                .orElseGet(() -> done(redirect, "card.share.link.done"));
    }

    @PostMapping("/my/share/links/{id}/revocations")
    ModelAndView revoke(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String _key,
            Actor by,
            RedirectAttributes redirect) {
        desk.revoke(new LinkId(id), by, _key);
        return done(redirect, "card.share.link.ended");
    }

    @PostMapping("/my/share/health-cards")
    ModelAndView createHealthCard(
            @RequestParam(defaultValue = "") String _key,
            Actor by,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        desk.makeHealthCard(Own.id(by), Fields.of(request.getParameterMap()), by, _key);
        return done(redirect, "card.share.health-card.done");
    }

    @GetMapping("/my/share/health-card")
    ResponseEntity<String> file(Actor by) {
        var card = healthCards.latest(Own.id(by), by).orElseThrow(() -> new Rejected(PortalProblem.NO_SUCH_PAGE));
        return ResponseEntity.ok()
                .contentType(FILE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"delhi.smart-health-card\"")
                .body(card.file());
    }

    private static ModelAndView done(RedirectAttributes redirect, String said) {
        Flash.say(redirect, said);
        return Page.redirect(PATH);
    }
}
