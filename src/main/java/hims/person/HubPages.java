package hims.person;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.PersonId;
import hims.org.Org;
import hims.platform.web.Page;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The page of one person: who she is, and what every module can do for her from here. */
@Controller
@Needs(value = Permission.PERSON_READ, everywhere = "the registry is one for all hospitals")
class HubPages {
    private final Registry registry;
    private final Discretion discretion;
    private final Panels panels;
    private final Org org;

    HubPages(Registry registry, Discretion discretion, Panels panels, Org org) {
        this.registry = registry;
        this.discretion = discretion;
        this.panels = panels;
        this.org = org;
    }

    @GetMapping("/person/{id}")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        Person person = discretion.shown(registry.open(new PersonId(id), by), by);
        var banner = PatientBanner.identity(person).with(panels.chips(person, by));
        boolean merged = !person.id().value().equals(id);
        return Page.of(
                "person/show",
                new HubPage(
                        person,
                        banner,
                        panels.draw(person, by),
                        org.find(person.facility()),
                        merged,
                        HubActs.of(person, by)));
    }
}
