package hims.scheduling;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Word of every change of a queue, on every node of the program: PostgreSQL tells it when the change is committed
 * (LISTEN/NOTIFY). After a lost connection everyone is told once, as something may have been missed.
 */
@Component
public class QueueFeed implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(QueueFeed.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final DataSource database;
    private final Clock clock;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile Instant heardAt = Instant.EPOCH;

    QueueFeed(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Until it is closed, {@code changed} runs after each change of one of the queues; it must be quick. */
    public Subscription subscribe(Collection<QueueId> queues, Runnable changed) {
        var subscription = new Subscription(Set.copyOf(queues), changed);
        subscriptions.add(subscription);
        return subscription;
    }

    /** Whether the database has answered within the last seconds: what is shown is not known to be true otherwise. */
    public boolean alive() {
        return heardAt.plus(SILENCE).isAfter(clock.instant());
    }

    public final class Subscription implements AutoCloseable {
        private final Set<QueueId> queues;
        private final Runnable changed;

        private Subscription(Set<QueueId> queues, Runnable changed) {
            this.queues = queues;
            this.changed = changed;
        }

        @Override
        public void close() {
            subscriptions.remove(this);
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("queue-feed").start(this::follow);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void follow() {
        while (running) {
            try (var connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                log.warn("The queue feed lost the database and tries again: {}", e.getSQLState());
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen scheduling_queue");
        }
        subscriptions.forEach(subscription -> subscription.changed.run());
        var postgres = connection.unwrap(PGConnection.class);
        while (running) {
            var notifications = postgres.getNotifications((int) POLL.toMillis());
            heardAt = clock.instant();
            for (var notification : notifications) {
                tell(new QueueId(UUID.fromString(notification.getParameter())));
            }
        }
        unlisten(connection);
    }

    private void unlisten(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("unlisten *");
        }
    }

    private void tell(QueueId queue) {
        subscriptions.stream()
                .filter(subscription -> subscription.queues.contains(queue))
                .forEach(subscription -> subscription.changed.run());
    }

    private static void pause() {
        LockSupport.parkNanos(POLL.toNanos());
    }
}
