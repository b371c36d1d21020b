package hims.platform.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Figures for Prometheus. Labels come from closed lists only (routes, reasons), so none can name a person. Dashboard:
 * docs/operations/dashboard.json. Test: HealthTest.
 */
@Component
class Metrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Metrics(Health health, HealthSql sql, Pool pool) {
        List.of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
        Gauge.builder("hims.ready", health, it -> it.ready() ? 1 : 0).register(registry);
        for (var reason : Reason.values()) {
            Gauge.builder(
                            "hims.degraded",
                            health,
                            it -> it.degraded().stream().anyMatch(one -> one.reason() == reason) ? 1 : 0)
                    .tag("reason", reason.name())
                    .register(registry);
        }
        Gauge.builder("hims.archive.lag.seconds", sql, it -> it.archiveLag().orElse(0L))
                .register(registry);
        Gauge.builder("hims.events.oldest.seconds", sql, HealthSql::oldestEventSeconds)
                .register(registry);
        Gauge.builder("hims.jobs.oldest.seconds", sql, HealthSql::oldestJobSeconds)
                .register(registry);
        Gauge.builder("hims.connections.active", pool, Pool::active).register(registry);
        Gauge.builder("hims.connections.waiting", pool, Pool::waiting).register(registry);
        Gauge.builder("hims.connections.most", pool, Pool::most).register(registry);
    }

    /** @param route as it stands in the program: {@code /person/{id}}, never as it was called */
    void answered(String route, String method, int status, Duration time) {
        Timer.builder("hims.requests")
                .tag("route", route)
                .tag("method", method)
                .tag("status", status / 100 + "xx")
                .serviceLevelObjectives(
                        Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(5))
                .register(registry)
                .record(time);
    }

    String text() {
        return registry.scrape();
    }
}
