package hims.platform.web;

import hims.platform.db.LanePool;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says which requests are emergency and bedside work, for which {@link LanePool} keeps connections (REL-62). */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Lanes extends OncePerRequestFilter {
    private static final List<String> BEDSIDE =
            List.of("/emergency", "/clinic", "/chart", "/pharmacy", "/sign-in", "/health", "/error");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        LanePool.bedside(BEDSIDE.stream().anyMatch(request.getRequestURI()::startsWith));
        try {
            chain.doFilter(request, response);
        } finally {
            LanePool.bedside(false);
        }
    }
}
