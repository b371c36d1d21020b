package hims.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds the precompiled template of a view's name. */
@Component
class JteViews implements ViewResolver, Ordered {
    static final String REDIRECT = "redirect:";

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Frames frames;

    JteViews(Frames frames) {
        this.frames = frames;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        if (name.startsWith(REDIRECT)) {
            return new RedirectTo(name.substring(REDIRECT.length()));
        }
        var template = name + ".jte";
        return engine.hasTemplate(template) ? new JteView(engine, template, frames) : null;
    }

    /** Outside of Spring's own rendering, in a frame that is there already. */
    void show(String name, Object page, Frame frame, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        new JteView(engine, name + ".jte", frames).render(Map.of("page", page, "frame", frame), request, response);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
