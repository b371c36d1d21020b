package hims.card;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.org.Org;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The privacy officer's list of cards that look copied or borrowed. */
@Controller
@Needs(Permission.CARD_REVIEW)
class AlertPages {

    static final int LONGEST = 300;
    private static final String PATH = "/card/alerts";

    private final CardAlerts alerts;
    private final CentreActs presses;
    private final Org org;

    AlertPages(CardAlerts alerts, CentreActs presses, Org org) {
        this.alerts = alerts;
        this.presses = presses;
        this.org = org;
    }

    @GetMapping(PATH)
    ModelAndView index(Actor by) {
        return Page.of("card/alerts", page(Fields.empty(), by));
    }

    @PostMapping(PATH + "/{id}/closure")
    ModelAndView close(@PathVariable UUID id, HttpServletRequest request, Actor by, RedirectAttributes redirect) {
        var in = Fields.of(request.getParameterMap());
        var outcome = in.text("outcome", LONGEST).required();
        return switch (in.parse(outcome::value)) {
            case Parsed.Valid<String>(String words) ->
                presses.once(BatchPages.key(request), PATH + "/" + id + "/closure", words, by, redirect, () -> {
                    alerts.close(new AlertId(id), words, by);
                    return PATH;
                });
            case Parsed.Invalid<String> _ -> Page.invalid("card/alerts", page(in, by));
        };
    }

    private AlertPage page(Fields in, Actor by) {
        return new AlertPage(
                alerts.open(by).stream()
                        .map(alert -> new AlertPage.Line(
                                alert,
                                org.facility(alert.facility()),
                                alert.beforeFacility() == null ? null : org.facility(alert.beforeFacility())))
                        .toList(),
                in);
    }
}
