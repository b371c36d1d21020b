package hims.person;

import hims.access.AccessProblem;
import hims.access.Actor;
import hims.access.Confirmation;
import hims.access.Needs;
import hims.access.Permission;
import hims.platform.Fields;
import hims.platform.Parsed.Invalid;
import hims.platform.Parsed.Valid;
import hims.platform.Rejected;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Merges before the identity officers: preview, a second officer's word, the act, and taking it back. */
@Controller
@Needs(value = Permission.PERSON_MERGE, everywhere = "the records department serves the whole city")
class MergePages {
    private static final String SHOW = "person/merges/show";
    private static final String AT = "/person/merges/";
    private final Merges merges;
    private final MergeDesk desk;
    private final Pairs pairs;
    private final PairDesk pairDesk;
    private final Presses presses;
    private final Confirmation confirmation;

    MergePages(
            Merges merges, MergeDesk desk, Pairs pairs, PairDesk pairDesk, Presses presses, Confirmation confirmation) {
        this.merges = merges;
        this.desk = desk;
        this.pairs = pairs;
        this.pairDesk = pairDesk;
        this.presses = presses;
        this.confirmation = confirmation;
    }

    @GetMapping("/person/merges")
    ModelAndView index(Actor by) {
        return Page.of("person/merges/index", desk.list(by));
    }

    @GetMapping("/person/merges/{id}")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        return Page.of(SHOW, desk.page(new MergeId(id), Fields.empty(), by));
    }

    @GetMapping("/person/merges/{id}/paper")
    ModelAndView print(@PathVariable UUID id, Actor by) {
        return Page.of("person/merges/paper", desk.page(new MergeId(id), Fields.empty(), by));
    }

    @PostMapping("/person/pairs/{id}/merges")
    ModelAndView prepare(@PathVariable UUID id, Actor by, HttpServletRequest form) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (MergeForms.chosen(in)) {
            case Invalid<MergeForms.Chosen> _ ->
                Page.invalid("person/pairs/show", pairDesk.page(new PairId(id), "merge", in, by));
            case Valid<MergeForms.Chosen>(MergeForms.Chosen chosen) ->
                presses.once(form, by, () -> AT + merges.prepare(chosen.of(pairs.open(new PairId(id), by)), by));
        };
    }

    @PostMapping("/person/merges/{id}/approvals")
    ModelAndView approve(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Flash.say(redirect, "person.merge.agreed.said");
        return acted(id, form, by, () -> merges.approve(new MergeId(id), by));
    }

    @PostMapping("/person/merges/{id}/withdrawal")
    ModelAndView drop(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Flash.say(redirect, "person.merge.dropped.said");
        return acted(id, form, by, () -> merges.drop(new MergeId(id), by));
    }

    @PostMapping("/person/merges/{id}/completion")
    ModelAndView complete(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (MergeForms.password(in)) {
            case Invalid<String> _ -> invalid(id, in, by);
            case Valid<String>(String password) -> {
                if (!confirmed(password, in, by)) {
                    yield invalid(id, in, by);
                }
                Flash.say(redirect, "person.merge.done.said");
                yield acted(id, form, by, () -> merges.complete(new MergeId(id), by));
            }
        };
    }

    /** A wrong password is told at its field. */
    private boolean confirmed(String password, Fields in, Actor by) {
        try {
            confirmation.require(by, password);
            return true;
        } catch (Rejected refused) {
            if (refused.problem() != AccessProblem.WRONG_PASSWORD) {
                throw refused;
            }
            in.wrong("password", refused.problem().key());
            return false;
        }
    }

    @PostMapping("/person/merges/{id}/reversal")
    ModelAndView undo(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (MergeForms.why(in)) {
            case Invalid<String> _ -> invalid(id, in, by);
            case Valid<String>(String why) -> {
                Flash.say(redirect, "person.merge.undone.said");
                yield acted(id, form, by, () -> merges.undo(new MergeId(id), why, by));
            }
        };
    }

    @PostMapping("/person/merges/{id}/assignments")
    ModelAndView assign(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<String> picks,
            Actor by,
            HttpServletRequest form,
            RedirectAttributes redirect) {
        Flash.say(redirect, "person.merge.assigned.said");
        return acted(id, form, by, () -> merges.assign(new MergeId(id), MergeForms.rows(picks), by));
    }

    private ModelAndView acted(UUID id, HttpServletRequest form, Actor by, Runnable act) {
        return presses.once(form, by, () -> {
            act.run();
            return AT + id;
        });
    }

    private ModelAndView invalid(UUID id, Fields in, Actor by) {
        return Page.invalid(SHOW, desk.page(new MergeId(id), in, by));
    }
}
