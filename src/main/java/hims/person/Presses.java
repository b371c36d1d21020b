package hims.person;

import hims.access.Actor;
import hims.platform.Commands;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** A form sent twice has one effect and leads to the same page (REL-31). */
@Component
public class Presses {
    private final Commands commands;

    Presses(Commands commands) {
        this.commands = commands;
    }

    /** @param act gives the page to go to; a password is no part of what was sent */
    public ModelAndView once(HttpServletRequest form, Actor by, Supplier<String> act) {
        String key = form.getParameter("_key");
        var sent = new LinkedHashMap<>(form.getParameterMap());
        sent.remove("password");
        String given = key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
        return Page.redirect(commands.once(given, by.user().value(), form.getRequestURI(), Commands.hash(sent), act));
    }
}
