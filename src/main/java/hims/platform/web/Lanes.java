package hims.platform.web;

import hims.platform.db.LanePool;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says which requests are emergency and bedside work, for which {@link LanePool} keeps connections (REL-62). Whoever got none, or
 * lost hers, is asked to come again.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Lanes extends OncePerRequestFilter {
    private static final List<String> BEDSIDE =
            List.of("/emergency", "/clinic", "/chart", "/pharmacy", "/sign-in", "/health");

    private final Away away;

    Lanes(Away away) {
        this.away = away;
    }

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
            var why = response.isCommitted() ? Optional.<Away.Why>empty() : Away.why(failure);
            if (why.isEmpty()) {
                throw failure;
            }
            away.answer(request, response, why.get(), failure);
        } finally {
            LanePool.bedside(false);
        }
    }
}
