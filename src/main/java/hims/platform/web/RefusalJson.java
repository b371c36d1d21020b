package hims.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** A refusal as RFC 9457 problem details, its facts as members. */
@Component
class RefusalJson implements View {
    private final Frames frames;
    private final JsonMapper json;

    RefusalJson(Frames frames, JsonMapper json) {
        this.frames = frames;
        this.json = json;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (model == null || !(model.get("page") instanceof Refusal refusal)) {
            return;
        }
        write(refusal, frames.of(request), response);
    }

    void write(Refusal refusal, Frame frame, HttpServletResponse response) throws IOException {
        var members = new LinkedHashMap<String, Object>(refusal.facts());
        members.put("type", "/problems/" + refusal.code());
        members.put("title", refusal.title(frame));
        members.put("status", refusal.status());
        members.put("instance", "urn:hims:support:" + refusal.support());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(members));
    }
}
