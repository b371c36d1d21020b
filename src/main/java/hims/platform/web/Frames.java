package hims.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

/** Makes the frame of one answer from the request. */
@Component
public class Frames {
    static final String LANGUAGE = "hims_language";
    static final String THEME = "hims_theme";

    /** Every facility of the city stands in one zone; times are shown in it whatever the server's own. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private final Texts texts;
    private final Assets assets;
    private final Clock clock;
    private final String helpline;
    private final boolean demo;
    private final List<FrameSource> sources;

    Frames(
            Texts texts,
            Assets assets,
            Clock clock,
            ObjectProvider<FrameSource> sources,
            @Value("${hims.helpline:1031}") String helpline,
            @Value("${hims.demo:false}") boolean demo) {
        this.texts = texts;
        this.assets = assets;
        this.clock = clock;
        this.helpline = helpline;
        this.demo = demo;
        this.sources = sources.orderedStream().toList();
    }

    public Frame of(HttpServletRequest request) {
        var language = language(request);
        return new Frame(
                language,
                cookie(request, THEME).map(Theme::of).orElse(Theme.DAY),
                path(request),
                around(request, language),
                texts,
                new Show(texts, language, ZONE, clock.instant()),
                assets,
                () -> csrf(request),
                flash(request));
    }

    /** Of whom nothing was asked of the database: who she is, where she stands. */
    Frame ofNobody(HttpServletRequest request) {
        var language = language(request);
        return new Frame(
                language,
                cookie(request, THEME).map(Theme::of).orElse(Theme.DAY),
                path(request),
                Surroundings.nobody(helpline, demo),
                texts,
                new Show(texts, language, ZONE, clock.instant()),
                assets,
                () -> "",
                Optional.empty());
    }

    /** For paper that nobody looks at while it is made. */
    Frame ofPaper(Language language) {
        return new Frame(
                language,
                Theme.DAY,
                "",
                Surroundings.nobody(helpline, demo),
                texts,
                new Show(texts, language, ZONE, clock.instant()),
                assets,
                () -> "",
                Optional.empty());
    }

    /** The language once chosen, else the first of the browser's that we offer, else English. */
    static Language language(HttpServletRequest request) {
        return cookie(request, LANGUAGE)
                .flatMap(Language::find)
                .or(() -> Collections.list(request.getLocales()).stream()
                        .flatMap(locale -> Language.find(locale.getLanguage()).stream())
                        .findFirst())
                .orElse(Language.EN);
    }

    private Surroundings around(HttpServletRequest request, Language language) {
        return sources.stream()
                .flatMap(source -> source.find(request, language).stream())
                .findFirst()
                .orElseGet(() -> Surroundings.nobody(helpline, demo));
    }

    private static String path(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    private static Optional<Flash> flash(HttpServletRequest request) {
        var map = RequestContextUtils.getInputFlashMap(request);
        return map != null && map.get(Flash.ATTRIBUTE) instanceof Flash said ? Optional.of(said) : Optional.empty();
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        @Nullable Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? Optional.empty() : Optional.of(cookie.getValue());
    }
}
