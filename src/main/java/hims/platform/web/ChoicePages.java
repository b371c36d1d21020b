package hims.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The reader's choice of language and of day or night, kept in the browser. Harmless, so open to everyone. */
@Controller
class ChoicePages {
    @PostMapping("/language")
    ModelAndView language(
            @RequestParam String language,
            @RequestParam(defaultValue = "/") String back,
            HttpServletResponse response) {
        Language.find(language).ifPresent(chosen -> keep(response, Frames.LANGUAGE, chosen.code()));
        return Page.redirect(local(back));
    }

    @PostMapping("/theme")
    ModelAndView theme(
            @RequestParam String theme, @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
        keep(response, Frames.THEME, Theme.of(theme).code());
        return Page.redirect(local(back));
    }

    /** Only a path of this site: nobody is sent elsewhere from here. */
    static String local(String back) {
        var safe = back.startsWith("/") && back.chars().noneMatch(c -> c == '\\' || c < ' ');
        return safe && !back.startsWith("//") ? back : "/";
    }

    private static void keep(HttpServletResponse response, String name, String value) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .maxAge(Duration.ofDays(365))
                .sameSite("Lax")
                .httpOnly(true)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
