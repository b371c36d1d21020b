package hims.access;

import hims.platform.Rejected;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where somebody who is signed in proves again who she is, before an act with wide effects (SEC-8). */
@Controller
@Needs({})
public class ConfirmPages {
    static final String PATH = "/confirm";
    private static final String SHOW = "access/confirm";

    private final SignIn signIn;
    private final Sessions sessions;
    private final KeptForms kept;

    ConfirmPages(SignIn signIn, Sessions sessions, KeptForms kept) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.kept = kept;
    }

    /** @param error key of what is wrong; empty before the first try */
    public record Form(String error) {}

    @GetMapping(PATH)
    ModelAndView form(Actor by) {
        return Page.of(SHOW, new Form(""));
    }

    @PostMapping(PATH)
    ModelAndView create(@RequestParam(defaultValue = "") String password, Actor by, HttpServletRequest request) {
        try {
            signIn.confirmPassword(by, password);
        } catch (Rejected refused) {
            return Page.invalid(SHOW, new Form(refused.problem().key()));
        }
        sessions.confirmed(request);
        return Page.redirect(kept.isKept(request) ? "/sign-in/kept" : "/");
    }
}
