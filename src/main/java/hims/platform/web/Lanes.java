package hims.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Emergency and bedside work keeps a share of the connections to the database (REL-62): all other requests together may use the
 * rest, wait a few seconds for it, and are then asked to come again. Test: LanesTest.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Lanes extends OncePerRequestFilter {
    private static final List<String> BEDSIDE =
            List.of("/emergency", "/clinic", "/chart", "/pharmacy", "/sign-in", "/health", "/assets", "/error");
    private static final long PATIENCE_SECONDS = 5;
    private static final int RESERVED_SHARE = 5;

    private final Semaphore others;

    /** A fifth of the connections is reserved. */
    Lanes(@Value("${hims.database.connections:40}") int connections) {
        this.others = new Semaphore(Math.max(1, connections - Math.max(1, connections / RESERVED_SHARE)), true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return BEDSIDE.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!enter()) {
            response.setHeader("Retry-After", "3");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            others.release();
        }
    }

    /** How many of the others may come in now; for tests, which take them all. */
    Semaphore others() {
        return others;
    }

    private boolean enter() {
        try {
            return others.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
