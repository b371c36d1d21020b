package hims.audit;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Lets the tree grow and signs it, every few seconds, in each program on the database: whoever comes first does it. Not a job of
 * the scheduler, which would wait for a program that died.
 */
@Component
@ConditionalOnProperty(name = "hims.audit.keeper", matchIfMissing = true)
class Keeper implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Keeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Sequencer sequencer;
    private final Checkpoints checkpoints;
    private volatile boolean running;
    private Thread thread = new Thread();

    Keeper(Sequencer sequencer, Checkpoints checkpoints) {
        this.sequencer = sequencer;
        this.checkpoints = checkpoints;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("audit-keeper").start(this::keep);
    }

    /** What it is at is finished or was not done. */
    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void keep() {
        while (running) {
            try {
                var taken = sequencer.grow();
                checkpoints.signWhenDue(taken);
                LockSupport.parkNanos(PAUSE.toNanos()); // also when rows of years wait: the city comes first
            } catch (DataAccessException | TransactionException away) {
                log.warn("The audit log waits for the database: {}", away.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (IllegalStateException | UncheckedIOException key) {
                log.error("The audit log is not signed", key);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
