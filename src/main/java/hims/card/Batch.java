package hims.card;

import hims.access.UnitId;
import hims.access.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Cards that are printed together.
 *
 * @param countedBy who counted blanks and cards; another person confirms
 */
public record Batch(
        BatchId id,
        UnitId centre,
        CardForm form,
        BatchState state,
        Instant openedAt,
        int cards,
        int rendered,
        int failed,
        @Nullable UserId countedBy,
        int good,
        int spoiled) {}
