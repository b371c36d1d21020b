package hims.privacy;

import hims.access.AccessProblem;
import hims.access.Actor;
import hims.access.Explanations;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.PersonId;
import hims.access.UserId;
import hims.person.HealthId;
import hims.person.Person;
import hims.person.Registry;
import hims.platform.Fields;
import hims.platform.Parsed.Invalid;
import hims.platform.Parsed.Valid;
import hims.platform.Rejected;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Why may this user see this? And whose own record a member of staff has (SEC-20, SEC-23). */
@Controller
@Needs(Permission.ACCESS_EXPLAIN)
class WhyPages {
    private static final String PATH = "/privacy/why";
    private static final String SHOW = "privacy/why";

    private final Explanations explanations;
    private final Registry registry;

    WhyPages(Explanations explanations, Registry registry) {
        this.explanations = explanations;
        this.registry = registry;
    }

    @GetMapping(PATH)
    ModelAndView show(Actor by) {
        return Page.of(SHOW, WhyPage.empty());
    }

    @PostMapping(PATH)
    ModelAndView ask(Actor by, HttpServletRequest request) {
        var in = Fields.of(request.getParameterMap());
        return switch (WhyForm.parse(in)) {
            case Valid<WhyForm>(WhyForm form) -> explained(form, in, by);
            case Invalid<WhyForm> _ -> Page.invalid(SHOW, WhyPage.of(in));
        };
    }

    private ModelAndView explained(WhyForm form, Fields in, Actor by) {
        var person = person(form.number(), in);
        if (person.isEmpty()) {
            return Page.invalid(SHOW, WhyPage.of(in));
        }
        try {
            var found = explanations.explain(form.login(), form.what(), person.get(), by);
            var user = found.getFirst().user().user();
            return Page.of(SHOW, new WhyPage(in, found, explanations.isNamed(user, by) ? null : user));
        } catch (Rejected refused) {
            return wrong(refused, AccessProblem.UNKNOWN_USER, "login", in);
        }
    }

    /** Her own record, by the number on her card. */
    @PostMapping("/privacy/staff/{id}/person")
    ModelAndView name(@PathVariable UUID id, Actor by, HttpServletRequest request, RedirectAttributes redirect) {
        var in = Fields.of(request.getParameterMap());
        var person = WhyForm.number(in, "own").flatMap(number -> person(number, in, "own"));
        if (person.isEmpty()) {
            return Page.invalid(SHOW, new WhyPage(in, List.of(), new UserId(id)));
        }
        try {
            explanations.name(new UserId(id), person.get(), by);
            Flash.say(redirect, "privacy.why.named");
            return Page.redirect(PATH);
        } catch (Rejected refused) {
            if (refused.problem() == AccessProblem.LINKED_ALREADY) {
                Flash.say(redirect, refused.problem().key());
                return Page.redirect(PATH);
            }
            throw refused;
        }
    }

    private Optional<PersonId> person(HealthId number, Fields in) {
        return person(number, in, "number");
    }

    private Optional<PersonId> person(HealthId number, Fields in, String field) {
        var found = registry.find(number).map(Person::id);
        if (found.isEmpty()) {
            in.wrong(field, "privacy.why.unknown-number");
        }
        return found;
    }

    private static ModelAndView wrong(Rejected refused, AccessProblem expected, String field, Fields in) {
        if (refused.problem() != expected) {
            throw refused;
        }
        in.wrong(field, refused.problem().key());
        return Page.invalid(SHOW, WhyPage.of(in));
    }
}
