package hims.scheduling;

import org.jspecify.annotations.Nullable;

/**
 * A queue now (SCH-40). Waits are whole minutes from arrival to the first call.
 *
 * @param beingSeen called to a room or in it
 * @param longest wait of those still waiting; empty when nobody waits
 * @param median of today; {@code ninetieth} its 90th centile; both empty before the first call
 */
public record QueueMeasures(
        QueueId queue,
        int issued,
        int waiting,
        int beingSeen,
        int missed,
        int left,
        int done,
        int doneInLastHour,
        int openPoints,
        @Nullable Integer longest,
        @Nullable Integer median,
        @Nullable Integer ninetieth) {}
