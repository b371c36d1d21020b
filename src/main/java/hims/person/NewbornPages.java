package hims.person;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.PersonId;
import hims.platform.Fields;
import hims.platform.Parsed.Invalid;
import hims.platform.Parsed.Valid;
import hims.platform.Rejected;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A birth from the mother's page, and the name the child gets later. */
@Controller
@Needs(value = Permission.PERSON_REGISTER, everywhere = "the registry is one for all hospitals")
class NewbornPages {
    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");
    private static final String NEW = "person/newborn/new";
    private static final String NAME = "person/newborn/name";
    private final Access access;
    private final Newborns newborns;
    private final Registry registry;
    private final Presses presses;
    private final Clock clock;

    NewbornPages(Access access, Newborns newborns, Registry registry, Presses presses, Clock clock) {
        this.access = access;
        this.newborns = newborns;
        this.registry = registry;
        this.presses = presses;
        this.clock = clock;
    }

    @GetMapping("/person/{id}/newborn")
    @Needs(value = Permission.PROVISIONAL_REGISTER, everywhere = "the registry is one for all hospitals")
    ModelAndView edit(@PathVariable UUID id, Actor by) {
        return Page.of(NEW, page(id, Fields.empty(), by));
    }

    @PostMapping("/person/{id}/newborns")
    @Needs(value = Permission.PROVISIONAL_REGISTER, everywhere = "the registry is one for all hospitals")
    ModelAndView create(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (NewbornForm.born(in, LocalDateTime.now(clock.withZone(CITY)))) {
            case Invalid<Newborn.Born> _ -> Page.invalid(NEW, page(id, in, by));
            case Valid<Newborn.Born>(Newborn.Born born) -> {
                Flash.say(redirect, "person.newborn.said");
                yield presses.once(form, by, () -> "/person/" + newborns.register(new PersonId(id), born, by));
            }
        };
    }

    @GetMapping("/person/{id}/birth")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        return Page.of(NAME, facts(id, Fields.empty(), by));
    }

    @PostMapping("/person/{id}/birth/name")
    ModelAndView name(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (NewbornForm.name(in)) {
            case Invalid<PersonName> _ -> Page.invalid(NAME, facts(id, in, by));
            case Valid<PersonName>(PersonName name) -> {
                Flash.say(redirect, "person.newborn.named");
                yield presses.once(form, by, () -> {
                    newborns.name(new PersonId(id), name, by);
                    return "/person/" + id;
                });
            }
        };
    }

    private NewbornPage page(UUID mother, Fields in, Actor by) {
        access.require(by, Permission.PROVISIONAL_REGISTER);
        return new NewbornPage(registry.fetch(new PersonId(mother), by).masked(), in);
    }

    private NewbornFacts facts(UUID child, Fields in, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        Person person = registry.fetch(new PersonId(child), by).masked();
        return newborns.find(person.id(), by)
                .map(one -> new NewbornFacts(person, one, newborns.others(one), true, in))
                .orElseThrow(() -> new Rejected(PersonProblem.NOT_A_NEWBORN));
    }
}
