package hims.person;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.PersonId;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.Parsed.Invalid;
import hims.platform.Parsed.Valid;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** An identity officer makes a person confidential, or lifts it. */
@Controller
@Needs(value = Permission.PERSON_MERGE, everywhere = "the records department serves the whole city")
class ConfidencePages {
    private static final String SHOW = "person/confidence";
    private final Registry registry;
    private final Confidences confidences;
    private final Presses presses;

    ConfidencePages(Registry registry, Confidences confidences, Presses presses) {
        this.registry = registry;
        this.confidences = confidences;
        this.presses = presses;
    }

    private record Mark(Confidence.Kind kind, String why) {}

    @GetMapping("/person/{id}/confidence")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        return Page.of(SHOW, page(id, Fields.empty(), by));
    }

    @PostMapping("/person/{id}/confidence")
    ModelAndView mark(@PathVariable UUID id, Actor by, HttpServletRequest form) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (mark(in)) {
            case Invalid<Mark> _ -> Page.invalid(SHOW, page(id, in, by));
            case Valid<Mark>(Mark mark) ->
                act(id, by, form, () -> confidences.mark(new PersonId(id), mark.kind(), mark.why(), by));
        };
    }

    @PostMapping("/person/{id}/confidence/{reason}/lift")
    ModelAndView lift(@PathVariable UUID id, @PathVariable UUID reason, Actor by, HttpServletRequest form) {
        Fields in = Fields.of(form.getParameterMap());
        var why = in.text("why." + reason, ConfidencePage.WORDS).required();
        return switch (in.parse(why::value)) {
            case Invalid<String> _ -> Page.invalid(SHOW, page(id, in, by));
            case Valid<String>(String told) ->
                act(id, by, form, () -> confidences.lift(new PersonId(id), reason, told, by));
        };
    }

    private ModelAndView act(UUID id, Actor by, HttpServletRequest form, Runnable act) {
        return presses.once(form, by, () -> {
            act.run();
            return "/person/" + id + "/confidence";
        });
    }

    private static Parsed<Mark> mark(Fields in) {
        var kind = in.choice("kind", Confidence.Kind.class).required();
        var why = in.text("why", ConfidencePage.WORDS).required();
        return in.parse(() -> new Mark(kind.value(), why.value()));
    }

    private ConfidencePage page(UUID id, Fields in, Actor by) {
        Person person = registry.fetch(new PersonId(id), by);
        Confidences.File file = confidences.of(person.id(), by);
        return new ConfidencePage(person, file.reasons(), file.formerNames(), in);
    }
}
