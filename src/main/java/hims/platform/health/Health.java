package hims.platform.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Ready means that an act can be written with its audit row; degraded, what an operator should look at. Test: HealthTest. */
@Service
public class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final HealthSql sql;
    private final ObjectProvider<Probe> probes;
    private final Clock clock;
    private volatile boolean draining;
    private volatile Seen last = new Seen(Instant.EPOCH, List.of());

    Health(HealthSql sql, ObjectProvider<Probe> probes, Clock clock) {
        this.sql = sql;
        this.probes = probes;
        this.clock = clock;
    }

    private record Seen(Instant at, List<Degraded> reasons) {}

    public boolean ready() {
        try {
            return !draining && sql.writable();
        } catch (DataAccessException e) {
            // the answer of a database that is away
            return false;
        }
    }

    /** At most a few seconds old, so that asking often costs nothing. */
    public List<Degraded> degraded() {
        var seen = last;
        if (Duration.between(seen.at(), clock.instant()).compareTo(FRESH) > 0) {
            seen = new Seen(clock.instant(), look());
            note(last.reasons(), seen.reasons());
            last = seen;
        }
        return seen.reasons();
    }

    private List<Degraded> look() {
        return probes.orderedStream()
                .map(Health::look)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Degraded> look(Probe probe) {
        try {
            return probe.look();
        } catch (DataAccessException e) {
            // then the program is not ready, and says so there
            return Optional.empty();
        }
    }

    private static void note(List<Degraded> before, List<Degraded> now) {
        var known = before.stream().map(Degraded::reason).toList();
        now.stream()
                .filter(one -> !known.contains(one.reason()))
                .forEach(one -> LOG.warn("Degraded: {} ({})", one.reason(), one.figure()));
    }

    /** A balancer sends nobody here any more while the last requests are finished. */
    @EventListener
    void drain(ContextClosedEvent event) {
        draining = true;
    }
}
