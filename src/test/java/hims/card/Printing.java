package hims.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** Waits until a batch is drawn, by this test or by the job that runs beside it. */
@Component
public class Printing {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final BatchRendering rendering;
    private final BatchSql sql;

    Printing(BatchRendering rendering, BatchSql sql) {
        this.rendering = rendering;
        this.sql = sql;
    }

    public void finish(BatchId batch) {
        var end = Instant.now().plus(LONGEST);
        while (sql.find(batch).orElseThrow().state() == BatchState.LOCKED
                && Instant.now().isBefore(end)) {
            rendering.renderAll();
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        assertThat(sql.find(batch).orElseThrow().state()).isEqualTo(BatchState.PRINTING);
    }
}
