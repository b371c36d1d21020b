package hims.person;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.PersonId;
import hims.org.Org;
import hims.platform.Fields;
import hims.platform.Finder;
import hims.platform.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Find person: the one box of the bar, the page with its results, and a report that two rows may be one person. */
@Controller
@Needs(Permission.PERSON_SEARCH)
class FindPages {
    private static final int LONGEST = 200;
    private final Search search;
    private final Registry registry;
    private final Panels panels;
    private final Org org;
    private final Drafts drafts;
    private final ObjectProvider<Finder> finders;

    FindPages(Search search, Registry registry, Panels panels, Org org, Drafts drafts, ObjectProvider<Finder> finders) {
        this.search = search;
        this.registry = registry;
        this.panels = panels;
        this.org = org;
        this.drafts = drafts;
        this.finders = finders;
    }

    @GetMapping("/person")
    ModelAndView index(Actor by) {
        return Page.of("person/find", page(null, null, by));
    }

    /** The box of every page: a number or scan another module knows opens there, anything else is searched. */
    @PostMapping("/search")
    ModelAndView find(@RequestParam(defaultValue = "") String q, Actor by) {
        return finders.stream()
                .map(finder -> finder.find(q.strip()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Page::redirect)
                .orElseGet(() -> ask(Fields.typed(Map.of("q", q)), by));
    }

    @PostMapping("/person/search")
    ModelAndView create(@RequestParam Map<String, String> typed, Actor by) {
        return ask(Fields.typed(typed), by);
    }

    @GetMapping("/person/search/{id}")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        SearchResult result = search.show(new InquiryId(id), by);
        return Page.of("person/find", page(result, null, by));
    }

    @PostMapping("/person/search/{id}/pair")
    @Needs(value = Permission.PERSON_REGISTER, everywhere = "the registry is one for all hospitals")
    ModelAndView pair(@PathVariable UUID id, @RequestParam UUID one, @RequestParam UUID other, Actor by) {
        registry.report(new PersonId(one), new PersonId(other), by);
        return Page.redirect("/person/search/" + id);
    }

    /** A chip that was pressed sends the name of what it drops. */
    private ModelAndView ask(Fields in, Actor by) {
        String drop = in.typed("drop");
        var filters = drop.equals("all")
                ? new Filters(null, true, "", "")
                : new Filters(
                        drop.equals("sex") ? null : in.choice("sex", Sex.class).orNull(),
                        drop.equals("born") || in.flag("anyBirth"),
                        drop.equals("area") ? "" : in.text("area", LONGEST).orElse(""),
                        drop.equals("relative")
                                ? ""
                                : in.text("relative", LONGEST).orElse(""));
        String q = in.typed("q");
        InquiryId id = search.ask(q.substring(0, Math.min(q.length(), LONGEST)), filters, by);
        return Page.redirect("/person/search/" + id);
    }

    FindPage page(@Nullable SearchResult result, @Nullable NewPage form, Actor by) {
        List<Match> recent = result != null
                ? List.of()
                : search.recent(by).stream()
                        .map(person -> new Match(person, List.of(), false))
                        .toList();
        List<Match> matches = result == null ? recent : result.matches();
        List<PersonId> ids = matches.stream().map(match -> match.person().id()).toList();
        List<FindPage.Row> rows = ids.isEmpty()
                ? List.of()
                : FindPage.rows(matches, panels.lastVisits(ids), panels.marks(ids), org::find);
        Instant draftAt = result != null
                ? null
                : drafts.find(by).map(Drafts.Draft::keptAt).orElse(null);
        return new FindPage(result, rows, form, draftAt, by.may(Permission.PERSON_REGISTER));
    }
}
