package hims.pharmacy;

import static hims.pharmacy.PharmacyProblem.*;
import static hims.supply.SupplyProblem.*;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.pharmacy.DispensePage.Notice;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.Problem;
import hims.platform.Rejected;
import hims.platform.web.Flash;
import hims.platform.web.Language;
import hims.platform.web.Page;
import hims.supply.Stores;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Handing the medicines of a prescription over. Whatever is refused, the page comes back with all that was typed. */
@Controller
@Needs(Permission.DISPENSE)
class DispensePages {
    private static final String TEMPLATE = "pharmacy/dispense/show";

    /** What others did meanwhile, or what is still missing: shown on the page, with the shelf as it is now. */
    private static final Set<Problem> TOLD_ON_THE_PAGE = Set.of(
            INSUFFICIENT_STOCK,
            BATCH_NOT_USABLE,
            NOT_FIRST_TO_EXPIRE,
            LINE_CHANGED,
            ABOVE_ORDERED,
            NOTHING_GIVEN,
            WARNING_UNANSWERED);

    private final CounterView view;
    private final Scanning scanning;
    private final Dispensing dispensing;
    private final Prescriptions prescriptions;
    private final Stores stores;
    private final Clock clock;

    DispensePages(
            CounterView view,
            Scanning scanning,
            Dispensing dispensing,
            Prescriptions prescriptions,
            Stores stores,
            Clock clock) {
        this.view = view;
        this.scanning = scanning;
        this.dispensing = dispensing;
        this.prescriptions = prescriptions;
        this.stores = stores;
        this.clock = clock;
    }

    @GetMapping("/pharmacy/prescriptions/{id}/counter")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        return Page.of(TEMPLATE, view.page(new PrescriptionId(id), Fields.empty(), Optional.empty(), by));
    }

    /** Another line, another quantity or a scanned pack: the batches are chosen anew, nothing is stored. */
    @PostMapping("/pharmacy/prescriptions/{id}/counter")
    ModelAndView look(@PathVariable UUID id, Actor by, HttpServletRequest request) {
        var scanned = scanning.scan(new PrescriptionId(id), request.getParameterMap(), by);
        return Page.of(TEMPLATE, view.page(new PrescriptionId(id), scanned.in(), scanned.notice(), by));
    }

    @PostMapping("/pharmacy/prescriptions/{id}/dispenses")
    ModelAndView create(
            @PathVariable UUID id,
            @RequestParam("_key") String key,
            Actor by,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        var in = Fields.of(request.getParameterMap());
        var prescription = prescriptions.fetch(new PrescriptionId(id), by);
        var before = dispensing.find(prescription, key, by);
        return before.isPresent() ? done(before.get(), in) : create(prescription, in, key, by, redirect);
    }

    private ModelAndView create(
            Prescription prescription, Fields in, String key, Actor by, RedirectAttributes redirect) {
        return switch (new CounterForm(in).parse(prescription, stores.of(by), Days.today(clock))) {
            case Parsed.Valid(var dispense) -> dispense(dispense, in, key, by, redirect);
            case Parsed.Invalid<Dispense> _ ->
                Page.invalid(TEMPLATE, view.page(prescription.id(), in, Optional.empty(), by));
        };
    }

    private ModelAndView dispense(Dispense dispense, Fields in, String key, Actor by, RedirectAttributes redirect) {
        try {
            if (!dispense.isAsShown()) {
                return again(dispense, in, new Notice("pharmacy.chosen-again", Map.of()), by);
            }
            var id = dispensing.dispense(dispense, by, key);
            Flash.say(redirect, "pharmacy.dispensed");
            return done(id, in);
        } catch (Rejected refused) {
            if (!TOLD_ON_THE_PAGE.contains(refused.problem())) {
                throw refused;
            }
            return again(dispense, in, new Notice(refused.problem().key(), refused.facts()), by);
        }
    }

    private static ModelAndView done(DispenseId id, Fields in) {
        return Page.redirect("/pharmacy/dispenses/" + id + "?labels=" + labels(in));
    }

    private static String labels(Fields in) {
        return Language.find(in.typed("labels").toLowerCase(Locale.ROOT))
                .map(Language::name)
                .orElse("");
    }

    private ModelAndView again(Dispense dispense, Fields in, Notice notice, Actor by) {
        var page = view.page(dispense.prescription(), in, Optional.of(notice), by);
        return new ModelAndView(TEMPLATE, Map.of("page", page), HttpStatus.CONFLICT);
    }
}
