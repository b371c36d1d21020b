package hims.platform.health;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Measures every answer by its route. */
@Configuration(proxyBeanMethods = false)
class RequestTimes implements WebMvcConfigurer {
    private static final String BEGAN = RequestTimes.class.getName();
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");

    private final Metrics metrics;

    RequestTimes(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Stopwatch(metrics)).order(-1);
    }

    private record Stopwatch(Metrics metrics) implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (request.getAttribute(BEGAN) == null) {
                request.setAttribute(BEGAN, System.nanoTime());
            }
            return true;
        }

        @Override
        public void afterCompletion(
                HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
            if (request.getAttribute(BEGAN) instanceof Long began) {
                var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
                var method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
                metrics.answered(
                        route == null ? "none" : route.toString(),
                        method,
                        response.getStatus(),
                        Duration.ofNanos(System.nanoTime() - began));
            }
        }
    }
}
