package hims.portal;

import hims.access.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code on its way to a phone.
 *
 * @param subject whose sign-in it is for the limits: the person, or a stand-in for a number that nobody has
 * @param person null where no code was sent
 * @param borrowed the phone is somebody else's: a short session, nothing kept (POR-4)
 */
record Challenge(
        ChallengeId id,
        UUID subject,
        @Nullable PersonId person,
        String codeHash,
        String network,
        boolean borrowed,
        Instant createdAt) {

    /** House values of POR-3 and SEC-4. The database refuses a sixth try too. */
    static final int MOST_TRIES = 5;

    static final Duration LASTS = Duration.ofMinutes(5);
    static final Duration BETWEEN_CODES = Duration.ofSeconds(30);
    static final Duration LOCKED = Duration.ofMinutes(15);
    static final Duration WINDOW = Duration.ofHours(1);
    static final int CODES_FOR_SUBJECT = 5;

    /** A hospital's own network stands for many phones. */
    static final int CODES_FROM_NETWORK = 120;

    Instant expiresAt() {
        return createdAt.plus(LASTS);
    }
}
