package hims.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;

/** See Other for a browser; for htmx, which would swap the other page into a part, an order to go there. */
record RedirectTo(String path) implements View {
    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) {
        RequestContextUtils.saveOutputFlashMap(path, request, response);
        if (Htmx.asks(request)) {
            response.setHeader("HX-Redirect", path);
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            response.setHeader(HttpHeaders.LOCATION, path);
            response.setStatus(HttpStatus.SEE_OTHER.value());
        }
    }
}
