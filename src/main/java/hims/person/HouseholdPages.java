package hims.person;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.PersonId;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.Parsed.Invalid;
import hims.platform.Parsed.Valid;
import hims.platform.Rejected;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The households of a person: begun, joined, left, led. */
@Controller
@Needs(value = Permission.PERSON_READ, everywhere = "the registry is one for all hospitals")
class HouseholdPages {
    private static final String SHOW = "person/household/show";
    private final Registry registry;
    private final Households households;
    private final Presses presses;

    HouseholdPages(Registry registry, Households households, Presses presses) {
        this.registry = registry;
        this.households = households;
        this.presses = presses;
    }

    @GetMapping("/person/{id}/household")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        return Page.of(SHOW, page(id, Fields.empty(), by));
    }

    @PostMapping("/person/{id}/household")
    @Needs(value = Permission.PERSON_REGISTER, everywhere = "the registry is one for all hospitals")
    ModelAndView begin(@PathVariable UUID id, Actor by, HttpServletRequest form) {
        var person = new PersonId(id);
        return act(id, by, form, FamilyForm::begun, to -> households.begin(person, to.kind(), to.number(), by));
    }

    @PostMapping("/person/{id}/household/members")
    @Needs(value = Permission.PERSON_REGISTER, everywhere = "the registry is one for all hospitals")
    ModelAndView join(@PathVariable UUID id, Actor by, HttpServletRequest form) {
        return act(id, by, form, FamilyForm::joined, to -> {
            var mover = registry.find(to.number()).orElseThrow(() -> new Rejected(PersonProblem.UNKNOWN_PERSON));
            households.join(new PersonId(id), to.kind(), mover.id(), by);
        });
    }

    @PostMapping("/person/{id}/household/departure")
    @Needs(value = Permission.PERSON_REGISTER, everywhere = "the registry is one for all hospitals")
    ModelAndView leave(@PathVariable UUID id, Actor by, HttpServletRequest form) {
        var person = new PersonId(id);
        return act(id, by, form, FamilyForm::left, to -> households.leave(person, to.kind(), to.why(), by));
    }

    @PostMapping("/person/{id}/household/head")
    @Needs(value = Permission.PERSON_REGISTER, everywhere = "the registry is one for all hospitals")
    ModelAndView lead(@PathVariable UUID id, Actor by, HttpServletRequest form) {
        return act(id, by, form, FamilyForm::kind, kind -> households.lead(new PersonId(id), kind, by));
    }

    private <T> ModelAndView act(
            UUID id, Actor by, HttpServletRequest form, Function<Fields, Parsed<T>> reader, Consumer<T> act) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (reader.apply(in)) {
            case Invalid<T> _ -> Page.invalid(SHOW, page(id, in, by));
            case Valid<T>(T told) ->
                presses.once(form, by, () -> {
                    act.accept(told);
                    return "/person/" + id + "/household";
                });
        };
    }

    private HouseholdPage page(UUID id, Fields in, Actor by) {
        Person person = registry.fetch(new PersonId(id), by);
        return new HouseholdPage(person, households.of(person, by), by.may(Permission.PERSON_REGISTER), in);
    }
}
