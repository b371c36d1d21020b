package hims.platform.web;

import hims.platform.Kind;
import hims.platform.Problem;
import hims.platform.Rejected;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages that refuse, for the tests of how refusals look. */
@Controller
@TestComponent
class RefusingPages {
    enum TestProblem implements Problem {
        STILL_RUNNING;

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    @GetMapping("/refusing")
    ModelAndView refuse() {
        throw new Rejected(TestProblem.STILL_RUNNING, Map.of("available", 3));
    }

    @GetMapping("/refusing/broken")
    ModelAndView fail() {
        throw new IllegalStateException("secret of the house");
    }

    @GetMapping("/refusing/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return Page.of("platform/refusal", new Refusal(200, id.toString(), Map.of(), ""));
    }

    @PostMapping("/refusing/said")
    ModelAndView say(RedirectAttributes redirect) {
        Flash.say(redirect, "ui.save");
        return Page.redirect("/gallery");
    }
}
