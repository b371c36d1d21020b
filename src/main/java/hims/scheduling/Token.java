package hims.scheduling;

import hims.access.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One person's place in one queue on one day.
 *
 * @param visit empty until a person who was given the first place of a later day arrives
 * @param cameFrom the token it continues after a transfer
 * @param referenceAt what the order counts from; kept through transfers (SCH-18, 22)
 */
public record Token(
        TokenId id,
        QueueId queue,
        LocalDate serviceOn,
        String prefix,
        int number,
        long sequence,
        PersonId person,
        @Nullable VisitId visit,
        @Nullable TokenId cameFrom,
        PriorityClass category,
        int bonusMinutes,
        Instant issuedAt,
        Instant referenceAt,
        Instant effectiveAt,
        Instant changedAt,
        Progress progress) {

    /** The order of calling (SCH-18). */
    static final Comparator<Token> ORDER =
            Comparator.comparing(Token::effectiveAt).thenComparingLong(Token::sequence);

    /** As printed and shown: {@code M-042}. */
    public String label() {
        return label(prefix, number);
    }

    public TokenState state() {
        return progress.state();
    }

    Token after(Progress next, Instant now) {
        return new Token(
                id,
                queue,
                serviceOn,
                prefix,
                number,
                sequence,
                person,
                visit,
                cameFrom,
                category,
                bonusMinutes,
                issuedAt,
                referenceAt,
                effectiveAt,
                now,
                next);
    }

    static String label(String prefix, int number) {
        return prefix + "-" + String.format(Locale.ROOT, "%03d", number);
    }
}
