package hims.portal;

import hims.access.Actor;
import hims.access.Role;
import hims.access.SignedIn;
import hims.platform.web.FrameSource;
import hims.platform.web.Language;
import hims.platform.web.MenuItem;
import hims.platform.web.Surroundings;
import hims.platform.web.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What the frame of a page says about the signed-in citizen, with the tabs of her app. */
@Component
class CitizenFrames implements FrameSource {
    private final Texts texts;
    private final String helpline;
    private final boolean demo;

    CitizenFrames(
            Texts texts, @Value("${hims.helpline:1031}") String helpline, @Value("${hims.demo:false}") boolean demo) {
        this.texts = texts;
        this.helpline = helpline;
        this.demo = demo;
    }

    @Override
    public Optional<Surroundings> find(HttpServletRequest request, Language language) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                        && signedIn.actor().role() == Role.CITIZEN
                ? Optional.of(surroundings(signedIn.actor(), request, language))
                : Optional.empty();
    }

    private Surroundings surroundings(Actor actor, HttpServletRequest request, Language language) {
        var local = language == Language.HI ? CitizenSession.localName(request) : "";
        return new Surroundings(
                actor.user().toString(),
                local.isEmpty() ? actor.name() : local,
                texts.text(language, "portal.my-record"),
                "",
                "",
                tabs(language),
                helpline,
                demo);
    }

    /** The helpline always last (POR-31). */
    private List<MenuItem> tabs(Language language) {
        return List.of(
                tab("house", "portal.menu.home", "/my", language),
                tab("journal-text", "portal.menu.record", "/my/record", language),
                tab("qr-code", "portal.menu.card", "/my/card", language),
                tab("eye", "portal.menu.looked", "/my/who-looked", language),
                tab("telephone-fill", "portal.menu.helpline", "tel:" + helpline, language));
    }

    private MenuItem tab(String icon, String label, String href, Language language) {
        return new MenuItem(icon, texts.text(language, label), href);
    }
}
