package hims.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Nobody passes who is not signed in or lacks the right that the route {@link Needs}, except to controllers that say
 * {@link OpenTo}. A page of a module that forgets to think of it is therefore closed. Also ends sessions after twelve hours
 * (SEC-10) and refuses cross-site writes (SEC-11).
 */
@Component
class Door implements HandlerInterceptor {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final KeptForms kept;
    private final Sessions sessions;
    private final ObjectProvider<Access> access;

    Door(KeptForms kept, Sessions sessions, ObjectProvider<Access> access) {
        this.kept = kept;
        this.sessions = sessions;
        this.access = access;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!SAFE.contains(request.getMethod()) && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return false;
        }
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        return switch (RouteRights.of(method).orElseThrow()) {
            case RouteRights.Open _ -> true;
            case RouteRights.Asked asked -> mayEnter(asked, request, response);
        };
    }

    private boolean mayEnter(RouteRights.Asked asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var by = sessions.find(request);
        if (by.isEmpty()) {
            askToSignIn(request, response);
            return false;
        }
        if (!asked.met(by.get())) {
            throw access.getObject().refused(by.get(), asked);
        }
        if (asked.fresh() && !sessions.isFresh(request)) {
            askAgain(request, response);
            return false;
        }
        return true;
    }

    /** What was typed waits until she has proved who she is. */
    private void askAgain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!SAFE.contains(request.getMethod())) {
            kept.keep(request, response);
        }
        response.sendRedirect(ConfirmPages.PATH);
    }

    private boolean isSignedIn(HttpServletRequest request) {
        return sessions.find(request).isPresent();
    }

    /** A write without a valid token: mostly a page left open over night. What was typed is kept, as after an ended session. */
    void refuseForgery(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isSignedIn(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.sendRedirect(signInPage(request));
        }
    }

    private void askToSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var fragment = "true".equals(request.getHeader("HX-Request"));
        if (!SAFE.contains(request.getMethod())) {
            kept.keep(request, response);
        }
        if (fragment) {
            response.setHeader("HX-Redirect", signInPage(request));
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (accepts(request)) {
            response.sendRedirect(signInPage(request));
        } else {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private static boolean accepts(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept == null || accept.contains("html") || accept.contains("*/*");
    }

    private static String signInPage(HttpServletRequest request) {
        var citizen = request.getRequestURI().startsWith("/my");
        var door = citizen ? "/my/sign-in" : "/sign-in";
        var next =
                SAFE.contains(request.getMethod()) && !request.getRequestURI().equals("/")
                        ? "?next=" + URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8)
                        : "";
        return door + next;
    }
}
