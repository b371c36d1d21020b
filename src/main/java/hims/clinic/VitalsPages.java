package hims.clinic;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.chart.Measured;
import hims.chart.SharedLists;
import hims.chart.Vitals;
import hims.chart.Vitals.Take;
import hims.chart.VitalsForm;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import hims.scheduling.Queue;
import hims.scheduling.QueueId;
import hims.scheduling.TokenId;
import hims.terminology.VitalRanges;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The nurse's desk: choose a department, measure one after the other (CLIN-6 to 8). */
@Controller
@Needs(Permission.VITALS_RECORD)
public class VitalsPages {
    private static final String HOME = "/clinic/vitals";
    private static final String CHOSEN = "clinic.vitals.queue";

    private final NurseDesk desk;
    private final Attendances attendances;
    private final Vitals vitals;
    private final SharedLists lists;
    private final VitalRanges ranges;
    private final Clock clock;

    VitalsPages(
            NurseDesk desk,
            Attendances attendances,
            Vitals vitals,
            SharedLists lists,
            VitalRanges ranges,
            Clock clock) {
        this.desk = desk;
        this.attendances = attendances;
        this.vitals = vitals;
        this.lists = lists;
        this.ranges = ranges;
        this.clock = clock;
    }

    /** Which department; empty {@code queue} until one is chosen. */
    public record Index(List<Queue> queues, Optional<NurseQueue> queue) {}

    @GetMapping(HOME)
    ModelAndView index(@RequestParam @Nullable UUID queue, HttpSession session, Actor by) {
        if (queue != null) {
            session.setAttribute(CHOSEN, queue.toString());
            return Page.redirect(HOME);
        }
        var chosen = Optional.ofNullable((String) session.getAttribute(CHOSEN))
                .flatMap(id -> desk.find(new QueueId(UUID.fromString(id)), by))
                .map(one -> desk.queue(one, by));
        return Page.of("clinic/vitals/index", new Index(desk.queues(by), chosen));
    }

    @GetMapping(HOME + "/{token}")
    ModelAndView show(@PathVariable UUID token, Actor by) {
        var patient = attendances.open(new TokenId(token), by);
        return Page.of("clinic/vitals/show", desk.page(patient, desk.chart(patient, by), Fields.empty(), by));
    }

    /** Saves and goes on to the next person; stays where a value needs a doctor at once. */
    @PostMapping(HOME + "/{token}")
    ModelAndView create(
            @PathVariable UUID token,
            @RequestParam("_key") String key,
            HttpServletRequest request,
            Actor by,
            RedirectAttributes redirect) {
        var patient = attendances.open(new TokenId(token), by);
        var chart = desk.chart(patient, by);
        var in = Fields.of(request.getParameterMap());
        var lastWeight = chart.recentWeight().orElse(null);
        return switch (new VitalsForm(in, chart.body(), ranges, lastWeight).parse()) {
            case Parsed.Invalid<Measured> _ -> Page.invalid("clinic/vitals/show", desk.page(patient, chart, in, by));
            case Parsed.Valid<Measured>(Measured measured) -> {
                var take = new Take(
                        patient.patient(),
                        patient.visit(),
                        patient.encounter(),
                        chart.body(),
                        measured,
                        clock.instant());
                var critical = vitals.take(take, by, key);
                Flash.say(redirect, "clinic.vitals.saved", patient.token().label());
                yield Page.redirect(critical ? HOME + "/" + token : afterwards(patient, by));
            }
        };
    }

    /** She was asked, and knows of none. */
    @PostMapping(HOME + "/{token}/no-allergies")
    ModelAndView none(@PathVariable UUID token, Actor by, RedirectAttributes redirect) {
        var patient = attendances.open(new TokenId(token), by);
        lists.noKnownAllergies(patient.occasion(clock.instant(), by));
        Flash.say(redirect, "clinic.allergies.none-noted");
        return Page.redirect(HOME + "/" + token);
    }

    /** A nurse goes on to the next person, a doctor back to the one before her. */
    private String afterwards(Attendance patient, Actor by) {
        if (by.may(Permission.CONSULT)) {
            return ConsultationPages.HOME + "/" + patient.token().id();
        }
        return desk.next(patient.token().queue(), by)
                .map(next -> HOME + "/" + next.id())
                .orElse(HOME);
    }
}
