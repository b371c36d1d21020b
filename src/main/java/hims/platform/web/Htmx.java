package hims.platform.web;

import jakarta.servlet.http.HttpServletRequest;

/** Whether a part of the page asks, or the browser. */
public final class Htmx {
    private Htmx() {}

    public static boolean asks(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request")) && request.getHeader("HX-Boosted") == null;
    }
}
