package hims.platform.web;

import java.io.Serializable;
import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A short word on the page after a redirect: what was done. Never the only place where an error is told. */
public record Flash(String key, List<String> args) implements Serializable {
    static final String ATTRIBUTE = "flash";

    public Flash {
        args = List.copyOf(args);
    }

    public static void say(RedirectAttributes redirect, String key, String... args) {
        redirect.addFlashAttribute(ATTRIBUTE, new Flash(key, List.of(args)));
    }

    public String in(Frame frame) {
        return frame.text(key, args.toArray());
    }
}
