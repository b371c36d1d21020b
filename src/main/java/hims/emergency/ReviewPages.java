package hims.emergency;

import hims.access.AccessProblem;
import hims.access.Actor;
import hims.access.BreakGlassId;
import hims.access.EmergencyAccess;
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

/** Every emergency opening before the privacy officer. */
@Controller
@Needs(Permission.BREAK_GLASS_REVIEW)
class ReviewPages {
    private static final String LIST = "/emergency/reviews";
    private static final String SHOW = "emergency/review";

    private final Reviews reviews;
    private final EmergencyAccess emergencies;

    ReviewPages(Reviews reviews, EmergencyAccess emergencies) {
        this.reviews = reviews;
        this.emergencies = emergencies;
    }

    @GetMapping("/emergency/reviews")
    ModelAndView index(Actor by) {
        return Page.of("emergency/reviews", reviews.list(by));
    }

    @GetMapping("/emergency/reviews/{id}")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        return Page.of(SHOW, reviews.page(new BreakGlassId(id), Fields.empty(), by));
    }

    @PostMapping("/emergency/reviews/{id}")
    ModelAndView create(@PathVariable UUID id, Actor by, HttpServletRequest request, RedirectAttributes redirect) {
        var in = Fields.of(request.getParameterMap());
        var glass = new BreakGlassId(id);
        return switch (ReviewForm.parse(in)) {
            case Valid<ReviewForm>(ReviewForm found) -> review(glass, found, by, redirect);
            case Invalid<ReviewForm> _ -> Page.invalid(SHOW, reviews.page(glass, in, by));
        };
    }

    /** A second press, or a colleague who was faster, leads back to the list with a word. */
    private ModelAndView review(BreakGlassId id, ReviewForm found, Actor by, RedirectAttributes redirect) {
        try {
            emergencies.review(id, found.verdict(), found.remarks(), by);
            Flash.say(redirect, "emergency.reviewed");
        } catch (Rejected refused) {
            if (refused.problem() != AccessProblem.ALREADY_REVIEWED) {
                throw refused;
            }
            Flash.say(redirect, refused.problem().key());
        }
        return Page.redirect(LIST);
    }
}
