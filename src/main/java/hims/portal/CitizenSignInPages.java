package hims.portal;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.OpenTo;
import hims.access.Permission;
import hims.platform.Fields;
import hims.platform.ui.Input;
import hims.platform.web.Frame;
import hims.platform.web.Frames;
import hims.platform.web.Page;
import hims.portal.CitizenSignIn.Answer;
import hims.portal.SignInCodes.Asked;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The citizen's door: card or number, then the code from her phone. */
@Controller
public class CitizenSignInPages {
    private static final String CARD = "portal/sign-in/new";
    private static final String CODE = "portal/sign-in/code";
    private static final int LONGEST_CARD = 400;
    private static final int DIGITS = 6;

    /** No answer comes earlier, so that its time does not tell a known number from an unknown one. */
    private static final Duration SHORTEST = Duration.ofMillis(400);

    private final SignInCodes codes;
    private final CitizenSignIn signIn;
    private final CitizenSession session;
    private final Frames frames;

    CitizenSignInPages(SignInCodes codes, CitizenSignIn signIn, CitizenSession session, Frames frames) {
        this.codes = codes;
        this.signIn = signIn;
        this.session = session;
        this.frames = frames;
    }

    /** @param waitUntil when more may be asked for; null when now */
    public record CardPage(
            Fields in,
            boolean borrowed,
            String next,
            @Nullable Instant waitUntil) {
        public Input card(Frame frame) {
            return Input.text("card", frame.text("portal.sign-in.card"))
                    .hint(frame.text("portal.sign-in.card.hint"))
                    .in(in, frame);
        }
    }

    public record CodePage(UUID challenge, Fields in, boolean refused, String next) {
        public Input code(Frame frame) {
            return Input.digits("code", frame.text("portal.sign-in.code"))
                    .hint(frame.text("portal.sign-in.code.hint"))
                    .error(in.error("code").map(frame::error).orElse(""));
        }
    }

    @GetMapping("/my/sign-in")
    @OpenTo("everybody: the citizens' door")
    ModelAndView form(@RequestParam(defaultValue = "") String next) {
        return Page.of(CARD, new CardPage(Fields.empty(), false, safe(next), null));
    }

    @PostMapping("/my/sign-in")
    @OpenTo("everybody: the citizens' door")
    ModelAndView ask(@RequestParam(defaultValue = "") String next, HttpServletRequest request) {
        var in = Fields.of(request.getParameterMap());
        var card = in.text("card", LONGEST_CARD).required();
        return in.errors().isEmpty()
                ? evenly(() -> asked(ask(card.value(), in, request), in, safe(next)))
                : Page.invalid(CARD, new CardPage(in, in.flag("borrowed"), safe(next), null));
    }

    private Asked ask(String card, Fields in, HttpServletRequest request) {
        var language = frames.of(request).language();
        return codes.ask(new SignInCodes.Ask(card, in.flag("borrowed"), language, request.getRemoteAddr()));
    }

    private static ModelAndView asked(Asked asked, Fields in, String next) {
        return switch (asked) {
            case Asked.OnItsWay(var id) -> Page.redirect("/my/sign-in/" + id + (next.isEmpty() ? "" : "?next=" + next));
            case Asked.Wait(var until) -> Page.invalid(CARD, new CardPage(in, in.flag("borrowed"), next, until));
            case Asked.Mistyped(var key) -> {
                in.wrong("card", key);
                yield Page.invalid(CARD, new CardPage(in, in.flag("borrowed"), next, null));
            }
        };
    }

    @GetMapping("/my/sign-in/{challenge}")
    @OpenTo("everybody: the citizens' door")
    ModelAndView code(@PathVariable UUID challenge, @RequestParam(defaultValue = "") String next) {
        return Page.of(CODE, new CodePage(challenge, Fields.empty(), false, safe(next)));
    }

    @PostMapping("/my/sign-in/{challenge}")
    @OpenTo("everybody: the citizens' door")
    ModelAndView enter(
            @PathVariable UUID challenge,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var in = Fields.of(request.getParameterMap());
        var code = in.code("code", DIGITS * 4)
                .required()
                .check(typed -> typed.matches("[0-9]{" + DIGITS + "}"), "portal.sign-in.code.form");
        if (!in.errors().isEmpty()) {
            return Page.invalid(CODE, new CodePage(challenge, in, false, safe(next)));
        }
        return switch (signIn.enter(new ChallengeId(challenge), code.value(), request.getRemoteAddr())) {
            case Answer.Welcome(var person, var borrowed) -> {
                session.open(person, borrowed, request, response);
                yield Page.redirect(safe(next).isEmpty() ? "/my" : safe(next));
            }
            case Answer.Refused _ -> Page.invalid(CODE, new CodePage(challenge, in, true, safe(next)));
        };
    }

    /** Takes what the phone kept with it (POR-51): the worker's stores, where script is off too. */
    @PostMapping("/my/sign-out")
    @Needs(Permission.OWN_RECORD)
    ModelAndView delete(Actor by, HttpServletRequest request, HttpServletResponse response) {
        signIn.signedOut(by);
        session.end(request);
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        return Page.redirect("/my/sign-in");
    }

    private static ModelAndView evenly(Supplier<ModelAndView> work) {
        var from = System.nanoTime();
        var answer = work.get();
        LockSupport.parkNanos(SHORTEST.toNanos() - (System.nanoTime() - from));
        return answer;
    }

    /** Only a further page of the citizen's own: never a way to another site. */
    private static String safe(String next) {
        return next.matches("/my(/[a-z-]+)+") && !next.startsWith("/my/sign-") ? next : "";
    }
}
