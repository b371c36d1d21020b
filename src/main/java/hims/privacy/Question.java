package hims.privacy;

import hims.access.PersonId;
import hims.access.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen asks about one line of her list.
 *
 * @param facility where the record was read: its privacy officer answers
 * @param seq the audit row
 */
public record Question(
        QuestionId id,
        PersonId person,
        UnitId facility,
        long seq,
        String words,
        Instant askedAt,
        Instant dueAt,
        @Nullable String answer,
        @Nullable Instant answeredAt) {}
