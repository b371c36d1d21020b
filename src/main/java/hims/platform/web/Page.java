package hims.platform.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** What a controller answers: a template of {@code src/main/jte} with the one record it shows. */
public final class Page {
    private Page() {}

    /** A template with two parameters: the frame, and this record as its page. */
    public static ModelAndView of(String template, Object page) {
        return new ModelAndView(template, "page", page);
    }

    /** A template that shows nothing but its frame. */
    public static ModelAndView of(String template) {
        return new ModelAndView(template);
    }

    /** The same form again, with its errors and everything that was typed. */
    public static ModelAndView invalid(String template, Object page) {
        return new ModelAndView(template, Map.of("page", page), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    public static ModelAndView redirect(String path) {
        return new ModelAndView(JteViews.REDIRECT + path);
    }
}
