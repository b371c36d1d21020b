package hims.access;

import hims.platform.web.Frame;
import hims.platform.web.Language;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@Controller
public class SignInPages {
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final SignIn signIn;
    private final Sessions sessions;
    private final KeptForms kept;

    SignInPages(SignIn signIn, Sessions sessions, KeptForms kept) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.kept = kept;
    }

    /** @param error key of what is wrong; empty before the first try */
    public record Form(
            String login,
            String next,
            String error,
            @Nullable Instant waitUntil) {}

    public record Kept(String path, List<Field> fields) {
        public record Field(String name, String value) {}

        /** What a person typed, without the keys of the form itself. */
        public List<Field> shown() {
            return fields.stream()
                    .filter(field ->
                            !field.name().startsWith("_") && !field.value().isBlank())
                    .toList();
        }
    }

    public record Postings(List<Posting> postings) {
        public String facility(Posting posting, Frame frame) {
            return frame.language() == Language.HI ? posting.facilityHi() : posting.facilityEn();
        }

        public String place(Posting posting, Frame frame) {
            var name = frame.language() == Language.HI ? posting.placeHi() : posting.placeEn();
            return name == null ? "" : name;
        }
    }

    @GetMapping("/")
    @OpenTo("everybody: it only leads to the right door")
    ModelAndView home() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                ? Page.redirect(Menu.home(signedIn.actor().role()))
                : Page.redirect("/sign-in");
    }

    @GetMapping("/sign-in")
    @OpenTo("everybody: the staff's door")
    ModelAndView form(@RequestParam(defaultValue = "") String next) {
        return Page.of("access/sign-in/new", new Form("", safe(next), "", null));
    }

    @PostMapping("/sign-in")
    @OpenTo("everybody: the staff's door")
    ModelAndView create(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var answer = signIn.attempt(new SignIn.Try(login, password, code, request.getRemoteAddr()));
        return switch (answer) {
            case SignIn.Answer.Refused(var until) ->
                Page.invalid("access/sign-in/new", new Form(login, safe(next), "sign-in.refused", until));
            case SignIn.Answer.Welcome(var user, var name, var postings)
            when postings.isEmpty() ->
                Page.invalid("access/sign-in/new", new Form(login, safe(next), "sign-in.no-posting", null));
            case SignIn.Answer.Welcome welcome -> open(welcome, safe(next), request, response);
        };
    }

    private ModelAndView open(
            SignIn.Answer.Welcome welcome, String next, HttpServletRequest request, HttpServletResponse response) {
        sessions.open(welcome.user(), welcome.name(), welcome.postings().getFirst(), request, response);
        response.addCookie(KeptForms.secret(KeptForms.LAST_USER, welcome.user().toString(), REMEMBERED));
        if (kept.isKept(request)) {
            return Page.redirect("/sign-in/kept");
        }
        if (welcome.postings().size() > 1) {
            return Page.redirect("/posting");
        }
        return Page.redirect(next.isEmpty() ? "/" : next);
    }

    /** What was typed before the session ended, ready to be sent again by the same person. */
    @GetMapping("/sign-in/kept")
    @Needs({})
    ModelAndView kept(Actor by, HttpServletRequest request) {
        return kept.take(request, by.user())
                .map(form -> Page.of("access/sign-in/kept", new Kept(form.path(), flat(form))))
                .orElseGet(() -> Page.redirect("/"));
    }

    private static List<Kept.Field> flat(KeptForms.Kept form) {
        return form.fields().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new Kept.Field(entry.getKey(), value)))
                .toList();
    }

    @PostMapping("/sign-out")
    @Needs({})
    ModelAndView delete(Actor by, HttpServletRequest request) {
        signIn.signedOut(by);
        sessions.end(request);
        return Page.redirect(by.role() == Role.CITIZEN ? "/my/sign-in" : "/sign-in");
    }

    @GetMapping("/posting")
    @Needs({})
    ModelAndView postings(Actor by) {
        return Page.of("access/sign-in/posting", new Postings(signIn.postings(by.user())));
    }

    @PostMapping("/posting")
    @Needs({})
    ModelAndView choose(
            @RequestParam UUID posting, Actor by, HttpServletRequest request, HttpServletResponse response) {
        signIn.postings(by.user()).stream()
                .filter(own -> own.id().equals(posting))
                .findFirst()
                .ifPresent(own -> sessions.open(by.user(), by.name(), own, request, response));
        return Page.redirect("/");
    }

    /** Only a path of this program: never a way to another site. */
    private static String safe(String next) {
        return next.matches("/[a-zA-Z0-9/_-]+") && !next.startsWith("//") ? next : "";
    }
}
