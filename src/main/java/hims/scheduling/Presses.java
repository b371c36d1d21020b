package hims.scheduling;

import hims.access.Actor;
import hims.platform.Commands;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** A form pressed twice is one act, answered twice with the same page. */
@Component
class Presses {
    private final Commands commands;

    Presses(Commands commands) {
        this.commands = commands;
    }

    /** @param act answers the path to go to */
    ModelAndView once(HttpServletRequest form, Actor by, Supplier<String> act) {
        var hash = Commands.hash(form.getParameterMap());
        return Page.redirect(commands.once(key(form), by.user().value(), form.getRequestURI(), hash, act));
    }

    /** A form of ours always brings its key; a hand-made one without has an effect each time. */
    static String key(HttpServletRequest form) {
        var key = form.getParameter("_key");
        return key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
    }
}
