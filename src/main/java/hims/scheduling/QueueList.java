package hims.scheduling;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The live list of a service point, in the order of calling: those at the point, waiting, parked, missed.
 *
 * @param medianWait minutes today; empty before the first call
 */
public record QueueList(
        Queue queue,
        ServicePoint point,
        List<QueueLine> lines,
        int waiting,
        @Nullable Integer medianWait,
        Instant asOf) {

    /** Who is called to this point or in service there. */
    public List<QueueLine> here() {
        return lines.stream().filter(line -> point.id().equals(line.point())).toList();
    }
}
