package hims.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Waits until a batch is drawn, by this test or by the job that runs beside it. */
@Component
public class Printing {
    private static final Duration LONGEST = Duration.ofMinutes(2);

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
            Thread.yield();
        }
        assertThat(sql.find(batch).orElseThrow().state()).isEqualTo(BatchState.PRINTING);
    }
}
