package hims.card;

import hims.access.Actor;
import hims.platform.Commands;
import hims.platform.Rejected;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One press, one act: the second press of a form leads where the first one led. */
@Component
class CentreActs {

    private final Commands commands;

    CentreActs(Commands commands) {
        this.commands = commands;
    }

    /** @param act does it and says where to go */
    ModelAndView once(
            String key, String route, String body, Actor by, RedirectAttributes redirect, Supplier<String> act) {
        String hash = Commands.hash(body.getBytes(StandardCharsets.UTF_8));
        String given = key.isBlank() ? UUID.randomUUID().toString() : key;
        String path = commands.once(given, by.user().value(), route, hash, act);
        Flash.say(redirect, "card.centre.done");
        return Page.redirect(path);
    }

    /** The form of a card that a button names. @throws Rejected UNKNOWN_FORM */
    static CardForm form(String name) {
        return switch (name) {
            case "POCKET" -> CardForm.POCKET;
            case "STICKERS" -> CardForm.STICKERS;
            default -> throw new Rejected(CardProblem.UNKNOWN_FORM);
        };
    }
}
