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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The relations of a person. */
@Controller
@Needs(value = Permission.PERSON_READ, everywhere = "the registry is one for all hospitals")
class FamilyPages {
    private static final String INDEX = "person/family/index";
    private final Registry registry;
    private final Relations relations;
    private final Presses presses;

    FamilyPages(Registry registry, Relations relations, Presses presses) {
        this.registry = registry;
        this.relations = relations;
        this.presses = presses;
    }

    @GetMapping("/person/{id}/relations")
    ModelAndView index(@PathVariable UUID id, Actor by) {
        return Page.of(INDEX, page(id, null, Fields.empty(), by));
    }

    @PostMapping("/person/{id}/relations")
    @Needs(value = Permission.PERSON_REGISTER, everywhere = "the registry is one for all hospitals")
    ModelAndView create(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (FamilyForm.kin(in)) {
            case Invalid<Kin.Given> _ -> Page.invalid(INDEX, page(id, null, in, by));
            case Valid<Kin.Given>(Kin.Given given) -> {
                Flash.say(redirect, "person.kin.said");
                yield presses.once(form, by, () -> {
                    relations.add(new PersonId(id), given, by);
                    return path(id);
                });
            }
        };
    }

    @GetMapping("/person/{id}/relations/{kin}")
    ModelAndView edit(@PathVariable UUID id, @PathVariable UUID kin, Actor by) {
        return Page.of(INDEX, page(id, kin, Fields.empty(), by));
    }

    @PostMapping("/person/{id}/relations/{kin}/end")
    @Needs(value = Permission.PERSON_REGISTER, everywhere = "the registry is one for all hospitals")
    ModelAndView end(@PathVariable UUID id, @PathVariable UUID kin, Actor by, HttpServletRequest form) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (FamilyForm.why(in)) {
            case Invalid<String> _ -> Page.invalid(INDEX, page(id, kin, in, by));
            case Valid<String>(String why) ->
                presses.once(form, by, () -> {
                    relations.end(new PersonId(id), kin, why, by);
                    return path(id);
                });
        };
    }

    private static String path(UUID person) {
        return "/person/" + person + "/relations";
    }

    private FamilyPage page(UUID id, @Nullable UUID ending, Fields in, Actor by) {
        Person person = registry.fetch(new PersonId(id), by);
        return new FamilyPage(person, relations.of(person, by), by.may(Permission.PERSON_REGISTER), ending, in);
    }
}
