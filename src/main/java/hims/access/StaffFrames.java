package hims.access;

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

/** What the frame of a page says about the signed-in member of staff. */
@Component
class StaffFrames implements FrameSource {
    private final Texts texts;
    private final String helpline;
    private final boolean demo;

    StaffFrames(
            Texts texts, @Value("${hims.helpline:1031}") String helpline, @Value("${hims.demo:false}") boolean demo) {
        this.texts = texts;
        this.helpline = helpline;
        this.demo = demo;
    }

    @Override
    public Optional<Surroundings> find(HttpServletRequest request, Language language) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                        && signedIn.actor().role() != Role.CITIZEN
                ? Optional.of(surroundings(signedIn, language))
                : Optional.empty();
    }

    private Surroundings surroundings(SignedIn signedIn, Language language) {
        var actor = signedIn.actor();
        var desk = signedIn.desk();
        var hindi = language == Language.HI;
        return new Surroundings(
                actor.user().toString(),
                actor.name(),
                texts.text(language, "role." + actor.role().name()),
                hindi ? desk.facilityHi() : desk.facilityEn(),
                hindi ? desk.placeHi() : desk.placeEn(),
                menu(actor.role(), language),
                helpline,
                demo);
    }

    private List<MenuItem> menu(Role role, Language language) {
        return Menu.of(role).stream()
                .map(item -> new MenuItem(item.icon(), texts.text(language, item.label()), item.href()).key(item.key()))
                .toList();
    }
}
