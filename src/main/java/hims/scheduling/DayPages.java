package hims.scheduling;

import static hims.scheduling.SchedulingProblem.UNKNOWN_QUEUE;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.person.Registry;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.Rejected;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Closing the day of a queue: what becomes of those who still wait is said in one screen. */
@Controller
@Needs(Permission.QUEUE_MANAGE)
class DayPages {
    private static final String TEMPLATE = "scheduling/queues/day";
    private static final String HOME = "/scheduling/queues";

    private final QueueDays days;
    private final QueueSql queues;
    private final Registry registry;
    private final Presses presses;

    DayPages(QueueDays days, QueueSql queues, Registry registry, Presses presses) {
        this.days = days;
        this.queues = queues;
        this.registry = registry;
        this.presses = presses;
    }

    @GetMapping(HOME + "/{id}/day")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        return Page.of(TEMPLATE, page(new QueueId(id), Fields.empty(), by));
    }

    @PostMapping(HOME + "/{id}/closures")
    ModelAndView close(@PathVariable UUID id, HttpServletRequest form, Actor by, RedirectAttributes redirect) {
        var queue = new QueueId(id);
        var in = Fields.of(form.getParameterMap());
        return switch (decided(queue, in, by)) {
            case Parsed.Valid<Map<TokenId, Resolution>>(Map<TokenId, Resolution> decided) ->
                presses.once(form, by, () -> {
                    days.close(queue, decided, by);
                    Flash.say(redirect, "scheduling.day.closed");
                    return HOME;
                });
            case Parsed.Invalid<Map<TokenId, Resolution>> _ -> Page.invalid(TEMPLATE, page(queue, in, by));
        };
    }

    /** The field in which the fate of a token is chosen. */
    static String field(TokenId token) {
        return "token." + token;
    }

    /** An answer for everybody who holds a token now: somebody who came meanwhile is asked about too. */
    private Parsed<Map<TokenId, Resolution>> decided(QueueId queue, Fields in, Actor by) {
        var decided = new LinkedHashMap<TokenId, Resolution>();
        for (var line : days.remaining(queue, by)) {
            in.choice(field(line.id()), Resolution.class)
                    .required()
                    .optional()
                    .ifPresent(what -> decided.put(line.id(), what));
        }
        return in.parse(() -> decided);
    }

    private DayPage page(QueueId id, Fields in, Actor by) {
        var lines = days.remaining(id, by);
        var queue = queues.find(id).orElseThrow(() -> new Rejected(UNKNOWN_QUEUE));
        var people = registry.fetchAll(lines.stream().map(QueueLine::person).toList());
        return new DayPage(queue, lines, people, in);
    }
}
