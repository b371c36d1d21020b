package hims.scheduling;

import static hims.scheduling.SchedulingProblem.PLACE_MISSING;
import static hims.scheduling.SchedulingProblem.UNKNOWN_POINT;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.UnitId;
import hims.org.Org;
import hims.org.Unit;
import hims.org.UnitKind;
import hims.platform.Rejected;
import hims.platform.ui.Option;
import hims.platform.web.Frame;
import hims.platform.web.Page;
import hims.scheduling.ServicePoints.Place;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Where one works: opening, pausing and closing a room or counter. */
@Controller
@Needs(Permission.QUEUE_WORK)
public class PointPages {
    private static final String HOME = "/scheduling/queue";
    private static final Pattern CHOICE = Pattern.compile("([0-9a-f-]{36})/([0-9a-f-]{36})");

    private final ServicePoints points;
    private final QueueLists lists;
    private final Tokens tokens;
    private final QueueStreams streams;
    private final Org org;
    private final Presses presses;

    PointPages(ServicePoints points, QueueLists lists, Tokens tokens, QueueStreams streams, Org org, Presses presses) {
        this.points = points;
        this.lists = lists;
        this.tokens = tokens;
        this.streams = streams;
        this.org = org;
        this.presses = presses;
    }

    /** A queue with the places where it may be served. */
    public record Served(Queue queue, List<Unit> places) {}

    /**
     * @param likely the place of the last time, else the one she is posted to
     * @param back the page that asked for an open point
     */
    public record Choice(List<Served> queues, String likely, String back) {
        public List<Option> options(Frame frame) {
            return queues.stream()
                    .flatMap(served -> served.places().stream()
                            .map(place -> new Option(
                                    new Chosen(served.queue().id(), place.id()).toString(),
                                    served.queue().name(frame.language()) + " · " + place.name(frame.language()))))
                    .toList();
        }
    }

    /** @param others queues a person can be sent on to */
    public record Desk(QueuePanel panel, List<Queue> others) {
        /** The person chosen in the list, else the one whose turn it is. */
        public Optional<QueueLine> selected() {
            return panel.list().lines().stream()
                    .filter(line -> line.id().equals(panel.current()))
                    .findFirst()
                    .or(panel::now);
        }
    }

    @GetMapping("/scheduling/queue")
    ModelAndView show(@RequestParam(defaultValue = HOME) String back, @RequestParam @Nullable UUID token, Actor by) {
        return points.mine(by)
                .map(point -> Page.of("scheduling/queue/show", desk(point, token, by)))
                .orElseGet(() -> Page.of("scheduling/queue/new", choice(back, by)));
    }

    @PostMapping("/scheduling/points")
    ModelAndView open(
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = HOME) String back,
            HttpServletRequest form,
            Actor by) {
        var chosen = chosen(place);
        return presses.once(form, by, () -> {
            points.open(chosen.queue(), place(chosen.unit()), by);
            return Local.path(back);
        });
    }

    @PostMapping("/scheduling/points/{id}/pauses")
    ModelAndView pause(@PathVariable UUID id, @RequestParam PauseReason reason, HttpServletRequest form, Actor by) {
        return presses.once(form, by, () -> {
            points.pause(new ServicePointId(id), reason, by);
            return HOME;
        });
    }

    @PostMapping("/scheduling/points/{id}/resumptions")
    ModelAndView resume(@PathVariable UUID id, HttpServletRequest form, Actor by) {
        return presses.once(form, by, () -> {
            points.resume(new ServicePointId(id), by);
            return HOME;
        });
    }

    @PostMapping("/scheduling/points/{id}/closures")
    ModelAndView close(
            @PathVariable UUID id, @RequestParam(defaultValue = HOME) String back, HttpServletRequest form, Actor by) {
        return presses.once(form, by, () -> {
            points.close(new ServicePointId(id), by);
            return Local.path(back);
        });
    }

    /** Says when the queue of the point has changed. */
    @GetMapping(path = "/scheduling/points/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable UUID id, Actor by) {
        return streams.open(
                List.of(lists.list(new ServicePointId(id), by).queue().id()));
    }

    private Desk desk(ServicePoint point, @Nullable UUID token, Actor by) {
        var chosen = token == null ? null : new TokenId(token);
        var panel = lists.panel(point.id(), HOME + "?token={token}", chosen, by);
        var others = tokens.queues(by).stream()
                .filter(queue -> !queue.id().equals(point.queue()))
                .toList();
        return new Desk(panel, others);
    }

    private Choice choice(String back, Actor by) {
        var served = tokens.queues(by).stream()
                .map(queue -> new Served(
                        queue,
                        org.children(queue.unit()).stream()
                                .filter(PointPages::serves)
                                .toList()))
                .toList();
        var likely = points.lastPlace(by)
                .map(point -> new Chosen(point.queue(), point.room()))
                .or(() -> posting(served, by))
                .map(Chosen::toString)
                .orElse("");
        return new Choice(served, likely, back);
    }

    /** The place she is posted to, for who has not chosen yet. */
    private static Optional<Chosen> posting(List<Served> queues, Actor by) {
        return queues.stream()
                .filter(served ->
                        served.places().stream().anyMatch(place -> place.id().equals(by.place())))
                .findFirst()
                .map(served -> new Chosen(served.queue().id(), Objects.requireNonNull(by.place())));
    }

    /** What an option of the choice stands for: a queue and a place where it is served. */
    private record Chosen(QueueId queue, UnitId unit) {
        @Override
        public String toString() {
            return queue + "/" + unit.value();
        }
    }

    /** @throws Rejected PLACE_MISSING for nothing chosen and for what no page of ours offers */
    private static Chosen chosen(String option) {
        var ids = CHOICE.matcher(option);
        if (!ids.matches()) {
            throw new Rejected(PLACE_MISSING);
        }
        return new Chosen(new QueueId(UUID.fromString(ids.group(1))), new UnitId(UUID.fromString(ids.group(2))));
    }

    private Place place(UnitId id) {
        var unit = org.find(id).filter(PointPages::serves).orElseThrow(() -> new Rejected(UNKNOWN_POINT));
        return new Place(unit.id(), ServicePoint.Kind.valueOf(unit.kind().name()), number(unit));
    }

    /** The number on the door: 14 of LNH/MED-OPD/R14. */
    private static String number(Unit place) {
        return place.code().substring(place.code().lastIndexOf('/') + 1).replaceFirst("^[A-Z]+", "");
    }

    private static boolean serves(Unit unit) {
        return unit.kind() == UnitKind.ROOM || unit.kind() == UnitKind.COUNTER;
    }
}
