package hims.person;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.PersonId;
import hims.person.Drafts.Draft;
import hims.platform.Fields;
import hims.platform.Parsed.Invalid;
import hims.platform.Parsed.Valid;
import hims.platform.Rejected;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The panel of a new person beside the search it came from (PER-2, 6, 20 to 28). Nothing typed is ever lost. */
@Controller
@Needs(Permission.PERSON_REGISTER)
class NewPages {
    private final Access access;
    private final Search search;
    private final Registry registry;
    private final Drafts drafts;
    private final FindPages find;
    private final NewForms forms;

    NewPages(Access access, Search search, Registry registry, Drafts drafts, FindPages find, NewForms forms) {
        this.access = access;
        this.search = search;
        this.registry = registry;
        this.drafts = drafts;
        this.find = find;
        this.forms = forms;
    }

    /** Opens the panel for a search, or goes on with the draft of this desk. */
    @GetMapping("/person/new")
    ModelAndView edit(@RequestParam @Nullable UUID from, Actor by, RedirectAttributes redirect) {
        access.require(by, Permission.PERSON_REGISTER);
        Optional<Draft> draft = drafts.find(by);
        if (from == null) {
            return draft.flatMap(kept -> resume(kept, by)).orElseGet(() -> searchFirst(redirect));
        }
        SearchResult result = search.showAgain(new InquiryId(from), by);
        NewPage form = draft.filter(kept -> kept.fields().typed("inquiry").equals(from.toString()))
                .map(kept -> forms.page(kept.fields(), result.inquiry(), kept.keptAt(), by))
                .orElseGet(
                        () -> forms.page(forms.carried(result.query(), result.inquiry()), result.inquiry(), null, by));
        return Page.of("person/find", find.page(result, form, by));
    }

    /** Registers; or asks again, with every error, or who on record is alike. Buttons inside the form send {@code act}. */
    @PostMapping("/person/new")
    ModelAndView create(HttpServletRequest request, Actor by, RedirectAttributes redirect) {
        access.require(by, Permission.PERSON_REGISTER);
        Fields in = Fields.of(request.getParameterMap());
        drafts.keep(in, by);
        Optional<InquiryId> inquiry = NewPersonForm.inquiry(in).flatMap(asked -> search.hold(asked, by));
        if (inquiry.isEmpty()) {
            return searchFirst(redirect);
        }
        Fields held = NewForms.with(in, "inquiry", inquiry.get().toString());
        String act = in.typed("act");
        return act.isEmpty()
                ? register(held, inquiry.get(), in.typed("_key"), by, redirect)
                : shown(acted(held, act, by), inquiry.get(), by);
    }

    /** Called as fields are left: keeps the draft, and shows who is alike so far (PER-6, PER-28). */
    @PostMapping("/person/new/draft")
    ModelAndView keep(HttpServletRequest request, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        Fields in = Fields.of(request.getParameterMap());
        var keptAt = drafts.keep(in, by);
        InquiryId inquiry = NewPersonForm.inquiry(in)
                .flatMap(asked -> search.hold(asked, by))
                .orElseThrow(() -> new Rejected(PersonProblem.SEARCH_FIRST));
        return Page.of("person/_kept", forms.page(in, inquiry, keptAt, by));
    }

    /** The Hindi spelling proposed for the name so far; never forced (UI-43). */
    @PostMapping("/person/new/script")
    ModelAndView propose(HttpServletRequest request, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        Fields in = forms.proposed(Fields.of(request.getParameterMap()));
        return Page.of("person/_script", NewPage.empty(in));
    }

    private ModelAndView register(Fields in, InquiryId inquiry, String key, Actor by, RedirectAttributes redirect) {
        return switch (new NewPersonForm(in, search.today()).parse()) {
            case Invalid<Register> _ -> invalid(forms.page(in, inquiry, drafts.keep(in, by), by), by);
            case Valid<Register>(Register who) -> {
                var alike = new AtomicReference<List<Match>>(List.of());
                try {
                    PersonId id = registry.register(who, by, key, alike::set);
                    drafts.drop(by);
                    Flash.say(redirect, "person.registered", who.name().full());
                    yield Page.redirect("/person/" + id + "#next");
                } catch (Rejected rejected) {
                    if (rejected.problem() != PersonProblem.LOOKS_ALIKE) {
                        throw rejected;
                    }
                    yield invalid(forms.page(in, inquiry, drafts.keep(in, by), alike.get(), by), by);
                }
            }
        };
    }

    /** Asks about one more person as different, takes that back, or copies an address. */
    private Fields acted(Fields in, String act, Actor by) {
        String verb = act.substring(0, Math.max(0, act.indexOf(':')));
        Optional<PersonId> whom = NewPersonForm.person(act.substring(act.indexOf(':') + 1));
        if (whom.isEmpty()) {
            return in;
        }
        List<PersonId> different = new ArrayList<>(NewPersonForm.different(in));
        return switch (verb) {
            case "address" -> forms.withAddressOf(whom.get(), in, by);
            case "different" -> {
                different.add(whom.get());
                yield NewForms.with(in, "different", joined(different));
            }
            case "undo" -> {
                different.remove(whom.get());
                yield NewForms.with(in, "different", joined(different));
            }
            default -> in;
        };
    }

    private static String joined(List<PersonId> ids) {
        return ids.stream().map(PersonId::toString).collect(Collectors.joining(","));
    }

    private ModelAndView shown(Fields in, InquiryId inquiry, Actor by) {
        NewPage form = forms.page(in, inquiry, drafts.keep(in, by), by);
        return Page.of("person/find", find.page(search.showAgain(inquiry, by), form, by));
    }

    private ModelAndView invalid(NewPage form, Actor by) {
        return Page.invalid("person/find", find.page(search.showAgain(form.inquiry(), by), form, by));
    }

    private Optional<ModelAndView> resume(Draft draft, Actor by) {
        return NewPersonForm.inquiry(draft.fields())
                .flatMap(asked -> search.hold(asked, by))
                .map(inquiry -> {
                    drafts.keep(NewForms.with(draft.fields(), "inquiry", inquiry.toString()), by);
                    return Page.redirect("/person/new?from=" + inquiry);
                });
    }

    private static ModelAndView searchFirst(RedirectAttributes redirect) {
        Flash.say(redirect, "person.search-first");
        return Page.redirect("/person");
    }
}
