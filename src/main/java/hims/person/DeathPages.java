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

/** The death of a person: told by the hospital, the registrar or a relative, and put right by the records department. */
@Controller
@Needs(value = Permission.PERSON_READ, everywhere = "the registry is one for all hospitals")
class DeathPages {
    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");
    private static final String SHOW = "person/death";
    private final Registry registry;
    private final Deaths deaths;
    private final Presses presses;
    private final Clock clock;

    DeathPages(Registry registry, Deaths deaths, Presses presses, Clock clock) {
        this.registry = registry;
        this.deaths = deaths;
        this.presses = presses;
        this.clock = clock;
    }

    @GetMapping("/person/{id}/death")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        return Page.of(SHOW, page(id, Fields.empty(), by));
    }

    @PostMapping("/person/{id}/death")
    @Needs(value = Permission.DEATH_RECORD, everywhere = "the registry is one for all hospitals")
    ModelAndView record(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Fields in = Fields.of(form.getParameterMap());
        var person = registry.fetch(new PersonId(id), by);
        return switch (DeathForm.told(in, person, LocalDateTime.now(clock.withZone(CITY)))) {
            case Invalid<Deaths.Told> _ -> Page.invalid(SHOW, page(id, in, by));
            case Valid<Deaths.Told>(Deaths.Told told) -> {
                Flash.say(redirect, "person.death.said");
                yield acted(id, form, by, () -> deaths.record(new PersonId(id), told, by));
            }
        };
    }

    @PostMapping("/person/{id}/death/withdrawal")
    @Needs(value = Permission.PERSON_MERGE, everywhere = "the registry is one for all hospitals")
    ModelAndView withdraw(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (DeathForm.why(in)) {
            case Invalid<String> _ -> Page.invalid(SHOW, page(id, in, by));
            case Valid<String>(String why) -> {
                Flash.say(redirect, "person.death.withdrawn.said");
                yield acted(id, form, by, () -> deaths.withdraw(new PersonId(id), why, by));
            }
        };
    }

    private ModelAndView acted(UUID id, HttpServletRequest form, Actor by, Runnable act) {
        return presses.once(form, by, () -> {
            act.run();
            return "/person/" + id;
        });
    }

    private DeathPage page(UUID id, Fields in, Actor by) {
        Person person = registry.fetch(new PersonId(id), by);
        return new DeathPage(
                person.masked(),
                deaths.of(person.id(), by),
                by.may(Permission.DEATH_RECORD),
                by.may(Permission.PERSON_MERGE),
                in);
    }
}
