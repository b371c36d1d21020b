package hims.scheduling;

import hims.access.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person in the live list of a queue, in the order of calling.
 *
 * @param arrivedAt what the order counts from
 */
public record QueueLine(
        TokenId id,
        String label,
        long sequence,
        PersonId person,
        @Nullable VisitId visit,
        PriorityClass category,
        TokenState state,
        @Nullable ServicePointId point,
        Instant arrivedAt,
        Instant changedAt) {}
