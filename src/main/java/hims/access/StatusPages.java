package hims.access;

import hims.platform.health.Degraded;
import hims.platform.health.Health;
import hims.platform.ui.Alert;
import hims.platform.web.Frame;
import hims.platform.web.Page;
import hims.platform.web.Texts;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** How the program is, in plain words, for everybody who works with it. */
@Controller
@Needs({})
public class StatusPages {
    private final Health health;
    private final Texts texts;

    StatusPages(Health health, Texts texts) {
        this.health = health;
        this.texts = texts;
    }

    public record Status(boolean ready, List<Degraded> reasons, Texts texts) {
        public boolean good() {
            return ready && reasons.isEmpty();
        }

        public Alert alert(Frame frame, Degraded one) {
            var language = frame.language();
            return Alert.warning(
                    one.what(texts, language), one.effect(texts, language) + " " + one.next(texts, language));
        }
    }

    @GetMapping("/access/status")
    ModelAndView show(Actor by) {
        return Page.of("access/status/index", new Status(health.ready(), health.degraded(), texts));
    }
}
