package hims.person;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.PersonId;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The numbers and papers of a person, each with what became of it. */
@Controller
@Needs(value = Permission.PERSON_READ, everywhere = "the registry is one for all hospitals")
class PaperPages {
    private static final String INDEX = "person/papers/index";
    private static final String SHOW = "person/papers/show";
    private final Registry registry;
    private final Papers papers;
    private final Presses presses;

    PaperPages(Registry registry, Papers papers, Presses presses) {
        this.registry = registry;
        this.papers = papers;
        this.presses = presses;
    }

    @GetMapping("/person/{id}/papers")
    ModelAndView index(@PathVariable UUID id, Actor by) {
        return Page.of(INDEX, all(id, Fields.empty(), by));
    }

    @PostMapping("/person/{id}/papers")
    @Needs(value = Permission.PERSON_REGISTER, everywhere = "the registry is one for all hospitals")
    ModelAndView create(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (PaperForm.given(in)) {
            case Invalid<Paper.Given> _ -> Page.invalid(INDEX, all(id, in, by));
            case Valid<Paper.Given>(Paper.Given given) -> {
                Flash.say(redirect, "person.paper.said");
                yield presses.once(form, by, () -> path(id) + "/" + papers.add(new PersonId(id), given, by));
            }
        };
    }

    @GetMapping("/person/{id}/papers/{paper}")
    ModelAndView show(@PathVariable UUID id, @PathVariable UUID paper, Actor by) {
        return Page.of(SHOW, one(id, paper, Fields.empty(), by));
    }

    @PostMapping("/person/{id}/papers/{paper}/steps")
    @Needs(value = Permission.PERSON_REGISTER, everywhere = "the registry is one for all hospitals")
    ModelAndView step(@PathVariable UUID id, @PathVariable UUID paper, Actor by, HttpServletRequest form) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (PaperForm.step(in)) {
            case Invalid<PaperForm.Step> _ -> Page.invalid(SHOW, one(id, paper, in, by));
            case Valid<PaperForm.Step>(PaperForm.Step step) ->
                presses.once(form, by, () -> {
                    papers.step(new PersonId(id), paper, step.to(), step.evidence(), by);
                    return path(id) + "/" + paper;
                });
        };
    }

    private static String path(UUID person) {
        return "/person/" + person + "/papers";
    }

    private PapersPage all(UUID id, Fields in, Actor by) {
        Person person = registry.fetch(new PersonId(id), by);
        return new PapersPage(person, papers.list(person, by), by.may(Permission.PERSON_REGISTER), in);
    }

    private PaperPage one(UUID id, UUID paper, Fields in, Actor by) {
        Person person = registry.fetch(new PersonId(id), by);
        Papers.Look look = papers.open(person, paper, by);
        return new PaperPage(
                person,
                look.paper(),
                look.clashes(),
                by.may(Permission.PERSON_REGISTER),
                by.may(Permission.PERSON_MERGE),
                in);
    }
}
