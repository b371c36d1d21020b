package hims.platform.health;

import hims.platform.web.Language;
import hims.platform.web.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For balancers and monitors. What is wrong in detail is told on this machine only, not through a balancer. */
@RestController
class HealthPages {
    private static final MediaType FIGURES = MediaType.parseMediaType("text/plain; version=0.0.4; charset=utf-8");

    private final Health health;
    private final Metrics metrics;
    private final Texts texts;

    HealthPages(Health health, Metrics metrics, Texts texts) {
        this.health = health;
        this.metrics = metrics;
        this.texts = texts;
    }

    record State(String state) {}

    record Wrong(String reason, String what, String effect, String next) {}

    @GetMapping("/health/live")
    ResponseEntity<State> live() {
        return answer(HttpStatus.OK, new State("live"));
    }

    @GetMapping("/health/ready")
    ResponseEntity<State> ready() {
        return health.ready()
                ? answer(HttpStatus.OK, new State("ready"))
                : answer(HttpStatus.SERVICE_UNAVAILABLE, new State("not ready"));
    }

    @GetMapping("/health/degraded")
    ResponseEntity<List<Wrong>> degraded(HttpServletRequest request) {
        return isFromHere(request)
                ? answer(
                        HttpStatus.OK,
                        health.degraded().stream().map(this::wrong).toList())
                : ResponseEntity.notFound().build();
    }

    @GetMapping("/metrics")
    ResponseEntity<String> metrics(HttpServletRequest request) {
        return isFromHere(request)
                ? answer(HttpStatus.OK, FIGURES, metrics.text())
                : ResponseEntity.notFound().build();
    }

    private Wrong wrong(Degraded one) {
        return new Wrong(
                one.reason().name(),
                one.what(texts, Language.EN),
                one.effect(texts, Language.EN),
                one.next(texts, Language.EN));
    }

    private static <T> ResponseEntity<T> answer(HttpStatus status, T body) {
        return answer(status, MediaType.APPLICATION_JSON, body);
    }

    /** Of that type whatever was asked for: a browser that looks in is told too. */
    private static <T> ResponseEntity<T> answer(HttpStatus status, MediaType type, T body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(type)
                .body(body);
    }

    /** The sender stands on this machine, and no balancer speaks for her. */
    private static boolean isFromHere(HttpServletRequest request) {
        try {
            return request.getHeader("X-Forwarded-For") == null
                    && request.getHeader("Forwarded") == null
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // an address that is none is not this machine's
            return false;
        }
    }
}
