package hims.pharmacy;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.platform.Fields;
import hims.platform.Rejected;
import hims.platform.web.Page;
import hims.scheduling.TokenId;
import hims.scheduling.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The pharmacist's day: who waits, and what waits to be filled. */
@Controller
@Needs(Permission.DISPENSE)
class WorklistPages {
    private static final String TEMPLATE = "pharmacy/worklist/show";
    private static final int LONGEST_NUMBER = 40;

    private final Worklist worklist;
    private final Prescriptions prescriptions;
    private final Tokens tokens;

    WorklistPages(Worklist worklist, Prescriptions prescriptions, Tokens tokens) {
        this.worklist = worklist;
        this.prescriptions = prescriptions;
        this.tokens = tokens;
    }

    @GetMapping("/pharmacy")
    ModelAndView show(Actor by) {
        return Page.of(TEMPLATE, worklist.page(Fields.empty(), by));
    }

    /** The one who was called: straight to her medicines where there is one prescription to fill. */
    @GetMapping("/pharmacy/tokens/{id}")
    ModelAndView open(@PathVariable UUID id, Actor by) {
        var token = tokens.fetch(new TokenId(id), by);
        return prescriptions.of(token.person(), by).stream()
                .filter(one -> !one.openLines().isEmpty())
                .findFirst()
                .map(one -> Page.redirect("/pharmacy/prescriptions/" + one.id() + "/counter"))
                .orElseGet(() -> Page.of("pharmacy/worklist/none", worklist.none(token, by)));
    }

    /** A prescription of any hospital, by the number on it or its QR code (PHARM-3). */
    @PostMapping("/pharmacy/presentations")
    ModelAndView present(Actor by, HttpServletRequest request) {
        var in = Fields.of(request.getParameterMap());
        var number = in.text("number", LONGEST_NUMBER).required();
        if (!in.errors().isEmpty()) {
            return Page.invalid(TEMPLATE, worklist.page(in, by));
        }
        try {
            return Page.redirect("/pharmacy/prescriptions/" + prescriptions.present(number.value(), by) + "/counter");
        } catch (Rejected unknown) {
            in.wrong("number", unknown.problem().key());
            return Page.invalid(TEMPLATE, worklist.page(in, by));
        }
    }
}
