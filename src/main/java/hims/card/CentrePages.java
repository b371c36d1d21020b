package hims.card;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.PersonId;
import hims.platform.web.Page;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Requests of cards: who asked, where each stands, and what came of it (CARD-20, CARD-24, CARD-25). */
@Controller
@Needs(Permission.CARD_PRINT)
class CentrePages {

    private static final String HOME = "/card/centre";

    private final CardCentre centre;
    private final CardRequests requests;
    private final CentreActs acts;

    CentrePages(CardCentre centre, CardRequests requests, CentreActs acts) {
        this.centre = centre;
        this.requests = requests;
        this.acts = acts;
    }

    @GetMapping(HOME)
    ModelAndView index(
            @RequestParam(defaultValue = "") String tab, @RequestParam(defaultValue = "") String number, Actor by) {
        if (!number.isBlank()) {
            return centre.find(number, by)
                    .map(card -> Page.redirect(HOME + "/requests/" + card))
                    .orElseGet(() -> list("", number.strip(), by));
        }
        return list(tab, "", by);
    }

    private ModelAndView list(String tab, String missed, Actor by) {
        var chosen = Stream.of(CardCentre.Tab.values())
                .filter(one -> one.name().equals(tab))
                .findFirst()
                .orElse(CardCentre.Tab.ASKED);
        return Page.of("card/centre/index", new CentrePage.Requests(centre.work(chosen, by), missed));
    }

    @GetMapping(HOME + "/requests/{id}")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        return Page.of("card/centre/request", new CentrePage.Request(centre.request(new CardId(id), by)));
    }

    @PostMapping(HOME + "/requests/{id}/steps")
    ModelAndView step(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String _key,
            Actor by,
            RedirectAttributes redirect) {
        var path = HOME + "/requests/" + id;
        return acts.once(_key, path + "/steps", act + " " + reason, by, redirect, () -> {
            requests.step(new CardId(id), act, reason, by);
            return path;
        });
    }

    @PostMapping("/card/requests/{person}")
    @Needs(
            value = Permission.CARD_ISSUE,
            everywhere = "a card is good in every hospital, and stopped or replaced in any")
    ModelAndView ask(
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String _key,
            Actor by,
            RedirectAttributes redirect) {
        return acts.once(_key, "/card/requests/" + person, act, by, redirect, () -> {
            requests.ask(new PersonId(person), CentreActs.form(act), by);
            return "/person/" + person;
        });
    }
}
