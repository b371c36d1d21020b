package hims.platform.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/**
 * Renders to memory first: a page that fails half-way becomes an error page, and a session that the form's token opens
 * is there before the answer is committed.
 */
record JteView(TemplateEngine engine, String template, Frames frames) implements View {
    /** Request attribute: the element that htmx shall fill, where it is not the one that asked. */
    static final String TARGET = JteView.class.getName() + ".target";

    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var params = new HashMap<String, Object>();
        if (model != null) {
            params.putAll(model);
        }
        params.computeIfAbsent("frame", none -> frames.of(request));
        var output = new Utf8ByteOutput();
        engine.render(template, params, output);
        if (request.getAttribute(TARGET) instanceof String target) {
            response.setHeader("HX-Retarget", target);
            response.setHeader("HX-Reswap", "innerHTML show:window:top");
        }
        response.setContentType(getContentType());
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }
}
