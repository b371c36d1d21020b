package hims.clinic;

import static hims.clinic.ClinicProblem.NOTHING_TO_SIGN;
import static hims.pharmacy.PharmacyProblem.WARNING_UNANSWERED;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.clinic.Workbench.Pressed;
import hims.pharmacy.Prescription;
import hims.pharmacy.Prescriptions;
import hims.platform.Fields;
import hims.platform.Problem;
import hims.platform.Rejected;
import hims.platform.web.Htmx;
import hims.platform.web.Page;
import hims.record.Timeline;
import hims.scheduling.QueuePanel;
import hims.scheduling.TokenId;
import hims.scheduling.TokenState;
import jakarta.servlet.http.HttpServletRequest;
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

/** The doctor's desk: queue, chart, workspace, signature. */
@Controller
@Needs(Permission.CONSULT)
public class ConsultationPages {
    static final String HOME = "/clinic/consultations";

    private static final String ONE = HOME + "/{token}";
    private static final String OPEN_A_ROOM = "/scheduling/queue?back=/clinic";
    private static final Set<Problem> TOLD_IN_PLACE = Set.of(NOTHING_TO_SIGN, WARNING_UNANSWERED);

    private final Desk desk;
    private final Workbench bench;
    private final Attendances attendances;
    private final Consultations consultations;
    private final Prescriptions prescriptions;

    ConsultationPages(
            Desk desk,
            Workbench bench,
            Attendances attendances,
            Consultations consultations,
            Prescriptions prescriptions) {
        this.desk = desk;
        this.bench = bench;
        this.attendances = attendances;
        this.consultations = consultations;
        this.prescriptions = prescriptions;
    }

    /** Nobody is in the room. */
    public record Room(QueuePanel queue) {}

    /** @param prescription empty where no medicine was ordered */
    public record Signed(Attendance patient, Optional<QueuePanel> queue, Optional<Prescription> prescription) {}

    @GetMapping({"/clinic", HOME})
    ModelAndView index(Actor by) {
        var queue = desk.queue(null, by);
        if (queue.isEmpty()) {
            return Page.redirect(OPEN_A_ROOM);
        }
        return queue.get()
                .now()
                .map(line -> Page.redirect(HOME + "/" + line.id()))
                .orElseGet(() -> Page.of("clinic/consultation/index", new Room(queue.get())));
    }

    @GetMapping(ONE)
    ModelAndView show(
            @PathVariable UUID token,
            @RequestParam(defaultValue = "summary") String tab,
            @RequestParam(defaultValue = "") String from,
            Actor by) {
        var patient = attendances.open(new TokenId(token), by);
        if (patient.token().state() == TokenState.DONE) {
            return Page.redirect(HOME + "/" + token + "/signature");
        }
        var story = tab.equals("story") ? Optional.of(desk.story(patient, from, by)) : Optional.<Timeline>empty();
        return Page.of("clinic/consultation/show", desk.page(patient, desk.workspace(patient, by), story, by));
    }

    /** Diagnoses, medicines and allergens for the add box, as one types. */
    @GetMapping(HOME + "/search")
    ModelAndView search(@RequestParam(defaultValue = "") String q, Actor by) {
        var words = q.strip();
        var found = words.isEmpty() || words.length() > 100 ? desk.find("", by) : desk.find(words, by);
        return Page.of("clinic/consultation/_found", found);
    }

    /** Keeps what was typed: every few seconds with a script, or when the kept form of a lost session is sent. */
    @PostMapping(ONE + "/draft")
    ModelAndView keep(@PathVariable UUID token, HttpServletRequest request, Actor by) {
        var patient = attendances.open(new TokenId(token), by);
        var workspace = bench.keep(patient, Fields.of(request.getParameterMap()), by);
        return Htmx.asks(request) ? Page.of("clinic/consultation/_kept", workspace) : Page.redirect(HOME + "/" + token);
    }

    /** A button of the workspace: puts something into the basket or takes it out. */
    @PostMapping(ONE + "/basket")
    ModelAndView press(
            @PathVariable UUID token,
            @RequestParam(defaultValue = "") String act,
            HttpServletRequest request,
            Actor by) {
        var patient = attendances.open(new TokenId(token), by);
        var pressed = bench.press(patient, Fields.of(request.getParameterMap()), act, by);
        return pressed.wrong() || pressed.refused() || pressed.asks()
                ? answer(patient, pressed.workspace(), status(pressed), request, by)
                : done(patient, pressed, request);
    }

    @PostMapping(ONE + "/signature")
    ModelAndView sign(
            @PathVariable UUID token, @RequestParam("_key") String key, HttpServletRequest request, Actor by) {
        var patient = attendances.open(new TokenId(token), by);
        var in = Fields.of(request.getParameterMap());
        var typed = bench.typed(in);
        if (!in.typed("line-medicine").isEmpty() || !in.typed("allergy-code").isEmpty()) {
            in.wrong(in.typed("line-medicine").isEmpty() ? "allergy-reaction" : "line-dose", "clinic.add-first");
        }
        if (!in.errors().isEmpty()) {
            return answer(patient, bench.keep(patient, in, by), HttpStatus.UNPROCESSABLE_CONTENT, request, by);
        }
        try {
            consultations.sign(patient, typed, by, key);
            return Page.redirect(HOME + "/" + token + "/signature");
        } catch (Rejected refused) {
            if (!TOLD_IN_PLACE.contains(refused.problem())) {
                throw refused;
            }
            return answer(patient, bench.refused(patient, in, refused, by), HttpStatus.CONFLICT, request, by);
        }
    }

    /** What was signed, what to print, who is next. */
    @GetMapping(ONE + "/signature")
    ModelAndView signed(@PathVariable UUID token, Actor by) {
        var patient = attendances.open(new TokenId(token), by);
        var prescription = prescriptions.of(patient.patient(), by).stream()
                .filter(one -> one.visit().equals(patient.visit()))
                .filter(one -> one.prescriber().equals(by.user()))
                .findFirst();
        return Page.of(
                "clinic/consultation/signed",
                new Signed(patient, desk.queue(patient.token().id(), by), prescription));
    }

    private ModelAndView done(Attendance patient, Pressed pressed, HttpServletRequest request) {
        return Htmx.asks(request) && !pressed.chartChanged()
                ? Page.of("clinic/consultation/_workspace", pressed.workspace())
                : Page.redirect(HOME + "/" + patient.token().id());
    }

    private ModelAndView answer(
            Attendance patient, Workspace workspace, HttpStatus status, HttpServletRequest request, Actor by) {
        var page = Htmx.asks(request) ? workspace : desk.page(patient, workspace, Optional.empty(), by);
        var template = Htmx.asks(request) ? "_workspace" : "show";
        return new ModelAndView("clinic/consultation/" + template, Map.of("page", page), status);
    }

    private static HttpStatus status(Pressed pressed) {
        if (pressed.wrong()) {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }
        return pressed.refused() ? HttpStatus.CONFLICT : HttpStatus.OK;
    }
}
