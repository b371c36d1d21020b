package hims.access;

import hims.platform.Fields;
import hims.platform.Vault;
import hims.platform.qr.Qr;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an invited person chooses a password and pairs her authenticator. */
@Controller
@OpenTo("whoever holds the one-time link")
public class EnrolPages {
    private static final int LARGEST_VERSION = 15;
    private static final double MILLIMETRES_PER_MODULE = 1;

    private final Invitation invitations;
    private final Vault vault;

    EnrolPages(Invitation invitations, Vault vault) {
        this.invitations = invitations;
        this.vault = vault;
    }

    /** @param sealed the secret between the two requests, readable by this program only */
    public record Form(String token, String login, String secret, String qr, String sealed, Fields in) {}

    @GetMapping("/enrol/{token}")
    ModelAndView form(@PathVariable String token) {
        return Page.of("access/enrol/new", page(token, invitations.newSecret(), Fields.empty()));
    }

    @PostMapping("/enrol/{token}")
    ModelAndView create(@PathVariable String token, HttpServletRequest request, RedirectAttributes redirect) {
        var in = Fields.of(request.getParameterMap());
        var account = invitations.invited(token);
        var password = in.secret("password", NewPassword.LONGEST).required();
        password.optional()
                .flatMap(typed -> NewPassword.fault(typed, account))
                .ifPresent(key -> in.wrong("password", key));
        var code = in.secret("code", 6).required();
        var secret = vault.openText(in.typed("sealed"), "enrol " + token);
        if (in.errors().isEmpty() && !invitations.enrol(token, password.value(), secret, code.value())) {
            in.wrong("code", "enrol.code-wrong");
        }
        if (!in.errors().isEmpty()) {
            return Page.invalid("access/enrol/new", page(token, secret, in));
        }
        Flash.say(redirect, "enrol.done");
        return Page.redirect("/sign-in");
    }

    private Form page(String token, byte[] secret, Fields in) {
        var account = invitations.invited(token);
        var text = Base32.encode(secret);
        var uri = "otpauth://totp/HIMS:" + account.login() + "?secret=" + text + "&issuer=HIMS";
        var sealed = vault.sealText(secret, "enrol " + token);
        return new Form(token, account.login(), text, qr(uri), sealed, in);
    }

    private static String qr(String uri) {
        return Qr.draw(1, LARGEST_VERSION, new Qr.Bytes(uri))
                .map(code -> code.image(MILLIMETRES_PER_MODULE).svg(""))
                .orElse("");
    }
}
