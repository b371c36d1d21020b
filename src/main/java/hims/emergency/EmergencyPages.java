package hims.emergency;

import hims.access.AccessProblem;
import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.PersonId;
import hims.card.CardReading.Found;
import hims.emergency.EmergencyOpening.Why;
import hims.platform.Fields;
import hims.platform.Parsed.Invalid;
import hims.platform.Parsed.Valid;
import hims.platform.Rejected;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import hims.platform.web.SecurityHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From the card of a stranger to the facts that can kill. */
@Controller
@Needs(
        value = Permission.EMERGENCY_READ,
        everywhere = "an emergency may reach any casualty; the gate asks for care or a reason")
class EmergencyPages {
    private static final String INDEX = "emergency/index";
    private static final String GATE = "emergency/gate";

    private final EmergencyDesk desk;
    private final EmergencyLook look;
    private final EmergencyOpening opening;

    EmergencyPages(EmergencyDesk desk, EmergencyLook look, EmergencyOpening opening) {
        this.desk = desk;
        this.look = look;
        this.opening = opening;
    }

    @GetMapping("/emergency")
    ModelAndView index(Actor by, HttpServletResponse response) {
        SecurityHeaders.permitCamera(response);
        return Page.of(INDEX, desk.page(null, by));
    }

    @PostMapping("/emergency/scans")
    ModelAndView scan(@RequestParam(defaultValue = "") String scan, Actor by, HttpServletResponse response) {
        SecurityHeaders.permitCamera(response);
        var reading = desk.scan(scan, by);
        return reading instanceof Found found
                ? Page.redirect("/emergency/" + found.person())
                : Page.invalid(INDEX, desk.page(reading, by));
    }

    @GetMapping("/emergency/{person}")
    ModelAndView show(@PathVariable UUID person, Actor by) {
        return switch (look.look(new PersonId(person), by)) {
            case ViewPage view -> Page.of("emergency/show", view);
            case GatePage gate -> Page.of(GATE, gate);
        };
    }

    @PostMapping("/emergency/{person}/access")
    @Needs(
            value = Permission.BREAK_GLASS,
            everywhere = "an emergency may reach any casualty; the gate asks for care or a reason")
    ModelAndView open(
            @PathVariable UUID person, @RequestParam("_key") String key, Actor by, HttpServletRequest request) {
        var in = Fields.of(request.getParameterMap());
        return switch (OpenForm.parse(in)) {
            case Valid<Why>(Why why) -> open(new PersonId(person), why, in, key, by);
            case Invalid<Why> _ -> Page.invalid(GATE, look.gate(new PersonId(person), in, by));
        };
    }

    @PostMapping("/emergency/{person}/closure")
    @Needs(
            value = Permission.BREAK_GLASS,
            everywhere = "an emergency may reach any casualty; the gate asks for care or a reason")
    ModelAndView close(@PathVariable UUID person, Actor by, RedirectAttributes redirect) {
        try {
            opening.close(new PersonId(person), by);
            Flash.say(redirect, "emergency.closed");
        } catch (Rejected refused) {
            if (refused.problem() != AccessProblem.NOT_OPEN) {
                throw refused;
            }
            Flash.say(redirect, "emergency.closed-already");
        }
        return Page.redirect("/emergency");
    }

    /** A wrong password is told at its field; the rest that was typed stays. */
    private ModelAndView open(PersonId person, Why why, Fields in, String key, Actor by) {
        try {
            opening.open(person, why, by, key);
            return Page.redirect("/emergency/" + person);
        } catch (Rejected refused) {
            if (refused.problem() != AccessProblem.WRONG_PASSWORD) {
                throw refused;
            }
            in.wrong("password", refused.problem().key());
            return Page.invalid(GATE, look.gate(person, in, by));
        }
    }
}
