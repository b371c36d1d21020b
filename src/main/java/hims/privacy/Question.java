package hims.privacy;

import hims.access.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen asks about one line of her list.
 *
 * @param seq the audit row
 */
public record Question(
        QuestionId id,
        PersonId person,
        long seq,
        String words,
        Instant askedAt,
        Instant dueAt,
        @Nullable String answer,
        @Nullable Instant answeredAt) {}
