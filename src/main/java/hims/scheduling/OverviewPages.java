package hims.scheduling;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.platform.Fields;
import hims.platform.Parsed.Invalid;
import hims.platform.Parsed.Valid;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import hims.scheduling.Boards.Hanging;
import hims.scheduling.Boards.NewBoard;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The queues of the house, and the boards that show them. */
@Controller
@Needs(Permission.QUEUE_MANAGE)
class OverviewPages {
    private static final String HOME = "/scheduling/queues";
    private static final String SHOW = "scheduling/queues/show";
    /** Carries the address of a new board to the next page; it is kept nowhere else. */
    private static final String FRESH = "freshBoard";

    private final QueueLists lists;
    private final Tokens tokens;
    private final Boards boards;
    private final QueueStreams streams;
    private final Presses presses;
    private final Clock clock;

    OverviewPages(QueueLists lists, Tokens tokens, Boards boards, QueueStreams streams, Presses presses, Clock clock) {
        this.lists = lists;
        this.tokens = tokens;
        this.boards = boards;
        this.streams = streams;
        this.presses = presses;
        this.clock = clock;
    }

    @GetMapping(HOME)
    @Needs(Permission.TOKEN_ISSUE)
    ModelAndView show(HttpServletRequest request, Actor by) {
        var carried = RequestContextUtils.getInputFlashMap(request);
        var fresh = Optional.ofNullable(carried).map(map -> (String) map.get(FRESH));
        return Page.of(SHOW, page(fresh, Fields.empty(), Fields.empty(), by));
    }

    /** Says when any queue of the house has changed. */
    @GetMapping(path = HOME + "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Needs(Permission.PERSON_READ)
    SseEmitter events(Actor by) {
        return streams.open(tokens.queues(by).stream().map(Queue::id).toList());
    }

    @PostMapping("/scheduling/boards")
    ModelAndView register(HttpServletRequest form, Actor by, RedirectAttributes redirect) {
        var in = Fields.of(form.getParameterMap());
        return switch (BoardForm.parse(by.facility(), in)) {
            case Valid<NewBoard>(NewBoard wish) ->
                presses.once(form, by, () -> {
                    var key = boards.register(wish, by).key();
                    redirect.addFlashAttribute(FRESH, address(key, form));
                    return HOME;
                });
            case Invalid<NewBoard> _ -> Page.invalid(SHOW, page(Optional.empty(), in, Fields.empty(), by));
        };
    }

    @PostMapping("/scheduling/boards/{id}/revocations")
    ModelAndView revoke(@PathVariable UUID id, HttpServletRequest form, Actor by, RedirectAttributes redirect) {
        return presses.once(form, by, () -> {
            boards.revoke(new BoardId(id), by);
            Flash.say(redirect, "scheduling.boards.revoked");
            return HOME;
        });
    }

    @PostMapping("/scheduling/messages")
    ModelAndView say(HttpServletRequest form, Actor by, RedirectAttributes redirect) {
        var in = Fields.of(form.getParameterMap());
        return switch (MessageForm.parse(in)) {
            case Valid<MessageForm.Line>(MessageForm.Line line) ->
                presses.once(form, by, () -> {
                    boards.say(line.english(), line.hindi(), line.minutes(), by);
                    Flash.say(redirect, "scheduling.message.shown");
                    return HOME;
                });
            case Invalid<MessageForm.Line> _ -> Page.invalid(SHOW, page(Optional.empty(), Fields.empty(), in, by));
        };
    }

    /** In full, as it is typed into the television. */
    private static String address(String key, HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request)
                .path("/board/" + key)
                .toUriString();
    }

    private Overview page(Optional<String> fresh, Fields board, Fields message, Actor by) {
        var manages = by.may(Permission.QUEUE_MANAGE);
        var hanging = manages ? boards.hanging(by) : List.<Hanging>of();
        return new Overview(lines(by), hanging, manages, fresh, board, message, clock.instant());
    }

    private List<Overview.Line> lines(Actor by) {
        var queues = tokens.queues(by).stream().collect(Collectors.toMap(Queue::id, Function.identity()));
        return lists.measures(by).stream()
                .flatMap(now ->
                        Optional.ofNullable(queues.get(now.queue()))
                                .map(queue -> new Overview.Line(queue, now))
                                .stream())
                .toList();
    }
}
