package hims.person;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.PersonId;
import hims.org.Org;
import hims.platform.Fields;
import hims.platform.Parsed.Invalid;
import hims.platform.Parsed.Valid;
import hims.platform.Rejected;
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

/** Unknown people: on record with one key, looked for, and found out. */
@Controller
@Needs(value = Permission.PERSON_REGISTER, everywhere = "the registry is one for all hospitals")
class UnknownPages {
    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");
    private static final String NEW = "person/unknown/new";
    private static final String INDEX = "person/unknown/index";
    private static final String SHOW = "person/unknown/show";
    private final Access access;
    private final Unknowns unknowns;
    private final Registry registry;
    private final Org org;
    private final Presses presses;
    private final Clock clock;

    UnknownPages(Access access, Unknowns unknowns, Registry registry, Org org, Presses presses, Clock clock) {
        this.access = access;
        this.unknowns = unknowns;
        this.registry = registry;
        this.org = org;
        this.presses = presses;
        this.clock = clock;
    }

    @GetMapping("/person/unknown/new")
    @Needs(Permission.PROVISIONAL_REGISTER)
    ModelAndView edit(Actor by) {
        access.require(by, Permission.PROVISIONAL_REGISTER);
        return Page.of(NEW, new UnknownNewPage(Fields.empty()));
    }

    @PostMapping("/person/unknown")
    @Needs(Permission.PROVISIONAL_REGISTER)
    ModelAndView create(Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (UnknownForm.seen(in)) {
            case Invalid<Unknown.Seen> _ -> Page.invalid(NEW, new UnknownNewPage(in));
            case Valid<Unknown.Seen>(Unknown.Seen seen) -> {
                Flash.say(redirect, "person.unknown.said");
                yield presses.once(form, by, () -> "/person/" + unknowns.register(seen, by) + "#next");
            }
        };
    }

    @GetMapping("/person/unknown")
    @Needs(Permission.PERSON_SEARCH)
    ModelAndView index(Actor by) {
        access.require(by, Permission.PERSON_SEARCH);
        return Page.of(INDEX, new UnknownsPage(Fields.empty(), null, org::find));
    }

    /** Marks are nobody's business in an address: the answer is the page itself. */
    @PostMapping("/person/unknown/search")
    @Needs(Permission.PERSON_SEARCH)
    ModelAndView search(Actor by, HttpServletRequest form) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (UnknownForm.wanted(in)) {
            case Invalid<Unknowns.Wanted> _ -> Page.invalid(INDEX, new UnknownsPage(in, null, org::find));
            case Valid<Unknowns.Wanted>(Unknowns.Wanted wanted) ->
                Page.of(INDEX, new UnknownsPage(in, unknowns.search(wanted, by), org::find));
        };
    }

    @GetMapping("/person/{id}/unknown")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        return Page.of(SHOW, page(id, "", Fields.empty(), by));
    }

    @PostMapping("/person/{id}/unknown/name")
    ModelAndView become(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (UnknownForm.identity(in, LocalDate.now(clock.withZone(CITY)))) {
            case Invalid<Unknowns.Identity> _ -> Page.invalid(SHOW, page(id, "name", in, by));
            case Valid<Unknowns.Identity>(Unknowns.Identity who) -> {
                Flash.say(redirect, "person.unknown.named");
                yield presses.once(form, by, () -> {
                    unknowns.become(new PersonId(id), who, by);
                    return "/person/" + id;
                });
            }
        };
    }

    @PostMapping("/person/{id}/unknown/record")
    ModelAndView isOnRecord(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Fields in = Fields.of(form.getParameterMap());
        return switch (UnknownForm.number(in)) {
            case Invalid<HealthId> _ -> Page.invalid(SHOW, page(id, "record", in, by));
            case Valid<HealthId>(HealthId number) -> {
                Flash.say(redirect, "person.unknown.asked");
                yield presses.once(form, by, () -> {
                    PairId pair = unknowns.isOnRecord(new PersonId(id), number, by);
                    return by.may(Permission.PERSON_MERGE) ? "/person/pairs/" + pair : "/person/" + id;
                });
            }
        };
    }

    private UnknownPage page(UUID id, String asked, Fields in, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        Person person = registry.fetch(new PersonId(id), by).masked();
        return unknowns.find(person.id(), by)
                .map(unknown -> new UnknownPage(new UnknownFacts(unknown, person, true), asked, in))
                .orElseThrow(() -> new Rejected(PersonProblem.NOT_UNKNOWN));
    }
}
