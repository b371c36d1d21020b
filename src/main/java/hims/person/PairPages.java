package hims.person;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.platform.Fields;
import hims.platform.Parsed.Invalid;
import hims.platform.Parsed.Valid;
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

/** Pairs that may be one person, before the identity officer: the queue, two records side by side, and her word on them. */
@Controller
@Needs(value = Permission.PERSON_MERGE, everywhere = "the records department serves the whole city")
class PairPages {
    private final Pairs pairs;
    private final PairDesk desk;
    private final Presses presses;

    PairPages(Pairs pairs, PairDesk desk, Presses presses) {
        this.pairs = pairs;
        this.desk = desk;
        this.presses = presses;
    }

    @GetMapping("/person/pairs")
    ModelAndView index(@RequestParam(defaultValue = "OPEN") Pairs.Show show, Actor by) {
        return Page.of("person/pairs/index", desk.queue(show, by));
    }

    @GetMapping("/person/pairs/{id}")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        return Page.of("person/pairs/show", desk.page(new PairId(id), "", Fields.empty(), by));
    }

    @PostMapping("/person/pairs/{id}/reviews")
    ModelAndView take(@PathVariable UUID id, Actor by, HttpServletRequest form) {
        return presses.once(form, by, () -> {
            pairs.take(new PairId(id), by);
            return "/person/pairs/" + id;
        });
    }

    @PostMapping("/person/pairs/{id}/verdicts")
    ModelAndView part(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (PairForms.parted(in)) {
            case Invalid<PairForms.Parted> _ -> invalid(id, "verdict", in, by);
            case Valid<PairForms.Parted>(PairForms.Parted said) ->
                done(
                        form,
                        redirect,
                        "person.pair.parted",
                        by,
                        () -> pairs.part(new PairId(id), said.verdict(), said.words(), by));
        };
    }

    @PostMapping("/person/pairs/{id}/deferrals")
    ModelAndView defer(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (PairForms.deferred(in, pairs.today())) {
            case Invalid<PairForms.Deferred> _ -> invalid(id, "later", in, by);
            case Valid<PairForms.Deferred>(PairForms.Deferred said) ->
                done(
                        form,
                        redirect,
                        "person.pair.deferred",
                        by,
                        () -> pairs.defer(new PairId(id), said.until(), said.words(), by));
        };
    }

    private ModelAndView done(
            HttpServletRequest form, RedirectAttributes redirect, String word, Actor by, Runnable act) {
        var answer = presses.once(form, by, () -> {
            act.run();
            return "/person/pairs";
        });
        Flash.say(redirect, word);
        return answer;
    }

    private ModelAndView invalid(UUID id, String asked, Fields in, Actor by) {
        return Page.invalid("person/pairs/show", desk.page(new PairId(id), asked, in, by));
    }
}
