package hims.scheduling;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-sent events for boards and queue panels: {@code changed} when they should fetch themselves again, and a steady
 * {@code tick} while the database answers, by which a page knows that what it shows is still true (SCH-33).
 */
@Component
class QueueStreams implements SmartLifecycle {
    private static final Duration TICK = Duration.ofSeconds(4);
    /** Several changes at once are one word. */
    private static final Duration GATHER = Duration.ofMillis(100);

    private final QueueFeed feed;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private ScheduledExecutorService clock = newClock();
    private volatile boolean running;

    QueueStreams(QueueFeed feed) {
        this.feed = feed;
    }

    SseEmitter open(Collection<QueueId> queues) {
        var stream = new Stream(new SseEmitter(0L));
        var subscription = feed.subscribe(queues, stream::changed);
        stream.emitter.onCompletion(() -> {
            subscription.close();
            streams.remove(stream);
        });
        streams.add(stream);
        stream.send("tick");
        return stream.emitter;
    }

    @Override
    public void start() {
        if (clock.isShutdown()) {
            clock = newClock();
        }
        running = true;
        var _ = clock.scheduleAtFixedRate(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends all streams, so that a node that stops does not wait for its readers. */
    @Override
    public void stop() {
        running = false;
        clock.shutdownNow();
        streams.forEach(stream -> stream.emitter.complete());
    }

    private static ScheduledExecutorService newClock() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("queue-ticks").factory());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server begins to wait for open requests. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void tick() {
        if (feed.alive()) {
            streams.forEach(stream -> Thread.startVirtualThread(() -> stream.send("tick")));
        }
    }

    private final class Stream {
        private final SseEmitter emitter;
        private final AtomicBoolean waiting = new AtomicBoolean();

        private Stream(SseEmitter emitter) {
            this.emitter = emitter;
        }

        private void changed() {
            if (running && waiting.compareAndSet(false, true)) {
                var _ = clock.schedule(this::tell, GATHER.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private void tell() {
            waiting.set(false);
            Thread.startVirtualThread(() -> send("changed"));
        }

        private void send(String name) {
            try {
                emitter.send(SseEmitter.event().name(name).data(""));
            } catch (IOException | IllegalStateException gone) {
                // the reader closed the page: the only way to learn of it
                streams.remove(this);
            }
        }
    }
}
