package hims.notify;

import hims.access.OpenTo;
import hims.platform.web.Page;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The phones of the demo city on one page, so that a visitor can read the code that was sent to her. Demo only. */
@Controller
@ConditionalOnBooleanProperty("hims.demo")
public class DemoPhonePages {
    private final SimulatedPhone phones;

    DemoPhonePages(SimulatedPhone phones) {
        this.phones = phones;
    }

    public record Index(List<SimulatedPhone.Received> received) {}

    @GetMapping("/notify/phone")
    @OpenTo("visitors of the demo city, whose people are invented and which answers on loopback only")
    ModelAndView index() {
        return Page.of("notify/phone/index", new Index(phones.latest()));
    }
}
