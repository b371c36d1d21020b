package hims.portal;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.org.Org;
import hims.platform.Rejected;
import hims.platform.web.Page;
import hims.portal.StoryPage.Show;
import hims.scheduling.OwnTokens;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The citizen's own pages. Whose they are only the session says: no id stands in any of their addresses. */
@Controller
@Needs(Permission.OWN_RECORD)
class MyPages {
    private static final int LAST_PAGE = 1000;

    private final MyCard card;
    private final MyRecord record;
    private final MyVisits visits;
    private final OwnTokens tokens;
    private final Org org;

    MyPages(MyCard card, MyRecord record, MyVisits visits, OwnTokens tokens, Org org) {
        this.card = card;
        this.record = record;
        this.visits = visits;
        this.tokens = tokens;
        this.org = org;
    }

    @GetMapping("/my")
    ModelAndView home(Actor by, HttpServletRequest request) {
        var own = card.page(by, keeps(request));
        return Page.of("portal/home", new HomePage(own, tokens.today(Own.id(by), by), org, keeps(request)));
    }

    @GetMapping("/my/card")
    ModelAndView card(Actor by, HttpServletRequest request) {
        return Page.of("portal/card/show", card.page(by, keeps(request)));
    }

    /** The card as it is kept on her phone for the time without a network. */
    @GetMapping("/my/card/kept")
    ModelAndView kept(Actor by, HttpServletRequest request) {
        if (!keeps(request)) {
            throw new Rejected(PortalProblem.NO_SUCH_PAGE);
        }
        return Page.of("portal/card/kept", card.page(by, true));
    }

    @GetMapping("/my/record")
    ModelAndView story(
            @RequestParam(defaultValue = "") String show, @RequestParam(defaultValue = "1") int page, Actor by) {
        var wanted = Math.clamp(page, 1, LAST_PAGE);
        return Page.of("portal/record/index", new StoryPage(visits.story(wanted, by), Show.of(show), wanted));
    }

    @GetMapping("/my/record/{part}")
    ModelAndView part(@PathVariable String part, Actor by) {
        var wanted = FactsPage.Part.find(part).orElseThrow(() -> new Rejected(PortalProblem.NO_SUCH_PAGE));
        return Page.of("portal/record/show", new FactsPage(record.now(by), wanted));
    }

    private static boolean keeps(HttpServletRequest request) {
        return !CitizenSession.borrowed(request);
    }
}
