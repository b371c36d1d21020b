package hims.person;

import hims.org.Unit;
import hims.platform.ui.Banner;
import hims.platform.web.Frame;
import hims.platform.web.Language;
import java.util.List;
import java.util.Optional;

/**
 * All about one person that this reader may see, and where to go on.
 *
 * @param registeredAt where she was registered
 * @param acts what the registry itself offers this reader
 * @param merged whether the id that led here is one that was merged into this person
 */
public record HubPage(
        Person person,
        PatientBanner banner,
        List<DrawnPanel> panels,
        Optional<Unit> registeredAt,
        boolean merged,
        List<HubAct> acts) {
    public HubPage {
        panels = List.copyOf(panels);
        acts = List.copyOf(acts);
    }

    public Banner banner(Frame frame) {
        return banner.draw(frame);
    }

    public String registered(Frame frame) {
        String at = registeredAt
                .map(unit -> frame.language() == Language.HI ? unit.nameHi() : unit.nameEn())
                .orElse("");
        return (frame.show().date(person.registeredAt()) + " " + at).strip();
    }
}
