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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Visits at somebody's home: the paper to take along, and what it says when it comes back. */
@Controller
@Needs(value = Permission.PERSON_READ, everywhere = "the registry is one for all hospitals")
class HomeVisitPages {
    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");
    private static final String SHOW = "person/visits/show";
    private final Registry registry;
    private final HomeVisits visits;
    private final Presses presses;
    private final Clock clock;

    HomeVisitPages(Registry registry, HomeVisits visits, Presses presses, Clock clock) {
        this.registry = registry;
        this.visits = visits;
        this.presses = presses;
        this.clock = clock;
    }

    @GetMapping("/person/{id}/home-visits")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        return Page.of(SHOW, page(id, Fields.empty(), by));
    }

    @GetMapping("/person/{id}/home-visits/paper")
    ModelAndView paper(@PathVariable UUID id, Actor by) {
        return Page.of("person/visits/paper", page(id, Fields.empty(), by));
    }

    @PostMapping("/person/{id}/home-visits")
    @Needs(value = Permission.PERSON_REGISTER, everywhere = "the registry is one for all hospitals")
    ModelAndView create(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (HomeVisitForm.told(in, LocalDate.now(clock.withZone(CITY)))) {
            case Invalid<HomeVisit.Told> _ -> Page.invalid(SHOW, page(id, in, by));
            case Valid<HomeVisit.Told>(HomeVisit.Told told) -> {
                Flash.say(redirect, "person.visit.said");
                yield presses.once(form, by, () -> {
                    visits.verify(new PersonId(id), told, by);
                    return "/person/" + id;
                });
            }
        };
    }

    /** The address names nobody, so that no log does. */
    @PostMapping("/person/home-refusals")
    @Needs(value = Permission.PERSON_REGISTER, everywhere = "the registry is one for all hospitals")
    ModelAndView refuse(Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Flash.say(redirect, "person.visit.refused.said");
        return presses.once(form, by, () -> {
            visits.refused(by);
            return "/person";
        });
    }

    private HomeVisitPage page(UUID id, Fields in, Actor by) {
        Person person = registry.fetch(new PersonId(id), by);
        return new HomeVisitPage(person, visits.of(person, by), by.may(Permission.PERSON_REGISTER), in);
    }
}
