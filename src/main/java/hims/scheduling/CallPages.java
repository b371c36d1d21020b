package hims.scheduling;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.platform.web.Flash;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The keys of a service point. Each form says in {@code to} where the act leads; <code>{token}</code> in it is the person
 * acted on.
 */
@Controller
@Needs(Permission.QUEUE_WORK)
class CallPages {
    private final Queues queues;
    private final Presses presses;

    CallPages(Queues queues, Presses presses) {
        this.queues = queues;
        this.presses = presses;
    }

    @PostMapping("/scheduling/points/{id}/calls")
    ModelAndView call(
            @PathVariable UUID id,
            @RequestParam @Nullable UUID token,
            @RequestParam @Nullable OutOfOrderReason reason,
            HttpServletRequest form,
            Actor by,
            RedirectAttributes redirect) {
        var point = new ServicePointId(id);
        return act(
                form,
                by,
                redirect,
                () -> token == null
                        ? queues.callNext(point, by)
                        : queues.callThis(new TokenId(token), point, reason, by));
    }

    @PostMapping("/scheduling/tokens/{id}/recalls")
    ModelAndView recall(@PathVariable UUID id, HttpServletRequest form, Actor by, RedirectAttributes redirect) {
        return act(form, id, by, redirect, queues::recall);
    }

    @PostMapping("/scheduling/tokens/{id}/skips")
    ModelAndView skip(@PathVariable UUID id, HttpServletRequest form, Actor by, RedirectAttributes redirect) {
        return act(form, id, by, redirect, queues::skip);
    }

    @PostMapping("/scheduling/tokens/{id}/parkings")
    ModelAndView park(@PathVariable UUID id, HttpServletRequest form, Actor by, RedirectAttributes redirect) {
        return act(form, id, by, redirect, queues::park);
    }

    @PostMapping("/scheduling/tokens/{id}/resumptions")
    ModelAndView resume(@PathVariable UUID id, HttpServletRequest form, Actor by, RedirectAttributes redirect) {
        return act(form, id, by, redirect, queues::resume);
    }

    @PostMapping("/scheduling/tokens/{id}/starts")
    ModelAndView start(@PathVariable UUID id, HttpServletRequest form, Actor by, RedirectAttributes redirect) {
        return act(form, id, by, redirect, queues::startService);
    }

    @PostMapping("/scheduling/tokens/{id}/ends")
    ModelAndView end(@PathVariable UUID id, HttpServletRequest form, Actor by, RedirectAttributes redirect) {
        return act(form, id, by, redirect, queues::done);
    }

    @PostMapping("/scheduling/tokens/{id}/departures")
    ModelAndView leave(@PathVariable UUID id, HttpServletRequest form, Actor by, RedirectAttributes redirect) {
        return act(form, id, by, redirect, queues::leave);
    }

    @PostMapping("/scheduling/tokens/{id}/transfers")
    ModelAndView transfer(
            @PathVariable UUID id,
            @RequestParam UUID queue,
            HttpServletRequest form,
            Actor by,
            RedirectAttributes redirect) {
        return act(form, id, by, redirect, (token, actor) -> queues.transfer(token, new QueueId(queue), actor));
    }

    @PostMapping("/scheduling/tokens/{id}/undoings")
    ModelAndView undo(@PathVariable UUID id, HttpServletRequest form, Actor by, RedirectAttributes redirect) {
        return act(form, id, by, redirect, queues::undo);
    }

    private ModelAndView act(
            HttpServletRequest form,
            UUID id,
            Actor by,
            RedirectAttributes redirect,
            BiFunction<TokenId, Actor, Token> act) {
        return act(form, by, redirect, () -> act.apply(new TokenId(id), by));
    }

    private ModelAndView act(
            HttpServletRequest form, Actor by, RedirectAttributes redirect, java.util.function.Supplier<Token> act) {
        return presses.once(form, by, () -> {
            var token = act.get();
            Flash.say(redirect, "scheduling.said." + token.state(), token.label());
            var to = form.getParameter("to");
            return Local.path(
                    to == null
                            ? "/scheduling/queue"
                            : to.replace("{token}", token.id().toString()));
        });
    }
}
