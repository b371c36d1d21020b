package hims.person;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import hims.platform.web.Frame;
import java.util.Map;

/** A panel of another module, ready to stand in a page of this one. */
public record DrawnPanel(Panel.View view) {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    public String titleKey() {
        return view.titleKey();
    }

    public Content in(Frame frame) {
        return output -> ENGINE.render(view.template() + ".jte", Map.of("frame", frame, "page", view.page()), output);
    }
}
