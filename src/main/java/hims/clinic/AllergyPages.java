package hims.clinic;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.chart.ChartProblem;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.Rejected;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import hims.record.AllergyFact;
import hims.scheduling.TokenId;
import hims.terminology.Allergen;
import hims.terminology.Allergens;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The nurse asks for allergies before the doctor does (CLIN-16): words are searched, one is chosen, and its reaction told. */
@Controller
@Needs(Permission.ALLERGY_RECORD)
@RequestMapping("/clinic/vitals/{token}/allergies")
class AllergyPages {
    static final int LONGEST_WORDS = 100;

    private static final String TEMPLATE = "clinic/vitals/allergy";
    private static final int MOST = 8;

    private final Attendances attendances;
    private final NurseDesk desk;
    private final AllergyForm form;
    private final AllergyDesk allergies;
    private final Allergens known;
    private final Clock clock;

    AllergyPages(
            Attendances attendances,
            NurseDesk desk,
            AllergyForm form,
            AllergyDesk allergies,
            Allergens known,
            Clock clock) {
        this.attendances = attendances;
        this.desk = desk;
        this.form = form;
        this.allergies = allergies;
        this.known = known;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID token, Actor by) {
        return Page.of(TEMPLATE, page(attendances.open(new TokenId(token), by), Fields.empty(), by));
    }

    /** Searches while nothing is chosen, then records. */
    @PostMapping
    ModelAndView create(@PathVariable UUID token, HttpServletRequest request, Actor by, RedirectAttributes redirect) {
        var patient = attendances.open(new TokenId(token), by);
        var in = Fields.of(request.getParameterMap());
        if (in.typed("allergy-code").isEmpty()) {
            in.text("q", LONGEST_WORDS).required();
            return in.errors().isEmpty() ? Page.of(TEMPLATE, page(patient, in, by)) : again(patient, in, by);
        }
        return switch (form.parse(in, patient.occasion(clock.instant(), by))) {
            case Parsed.Valid<AllergyFact>(AllergyFact allergy) -> record(allergy, patient, in, by, redirect);
            case Parsed.Invalid<AllergyFact> _ -> again(patient, in, by);
        };
    }

    private ModelAndView record(
            AllergyFact allergy, Attendance patient, Fields in, Actor by, RedirectAttributes redirect) {
        try {
            allergies.record(allergy, in, by);
            Flash.say(redirect, "clinic.allergy.noted");
            return Page.redirect("/clinic/vitals/" + patient.token().id());
        } catch (Rejected refused) {
            if (!(refused.problem() instanceof ChartProblem)) {
                throw refused;
            }
            in.wrong("allergy-code", refused.problem().key());
            return again(patient, in, by);
        }
    }

    private ModelAndView again(Attendance patient, Fields in, Actor by) {
        return Page.invalid(TEMPLATE, page(patient, in, by));
    }

    private AllergyPage page(Attendance patient, Fields in, Actor by) {
        return new AllergyPage(patient, desk.chart(patient, by), in, found(in), known.reactions());
    }

    private List<Allergen> found(Fields in) {
        var chosen = form.allergen(in);
        var words = in.typed("q");
        return chosen.map(List::of)
                .orElseGet(() ->
                        words.isBlank() || words.length() > LONGEST_WORDS ? List.of() : known.search(words, MOST));
    }
}
