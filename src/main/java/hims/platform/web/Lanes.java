package hims.platform.web;

import hims.platform.db.LanePool;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says which requests are emergency and bedside work, for which {@link LanePool} keeps connections (REL-62). Whoever got none is
 * asked to come again.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Lanes extends OncePerRequestFilter {
    private static final List<String> BEDSIDE =
            List.of("/emergency", "/clinic", "/chart", "/pharmacy", "/sign-in", "/health");
    private static final String WAIT_SECONDS = "3";

    /** The words that say so are found with one of the connections kept. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        LanePool.bedside(request.getDispatcherType() == DispatcherType.ERROR
                || BEDSIDE.stream().anyMatch(request.getRequestURI()::startsWith));
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted() || !isForWantOfConnections(failure)) {
                throw failure;
            }
            response.reset();
            response.setHeader(HttpHeaders.RETRY_AFTER, WAIT_SECONDS);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } finally {
            LanePool.bedside(false);
        }
    }

    private static boolean isForWantOfConnections(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(SQLTransientConnectionException.class::isInstance);
    }
}
