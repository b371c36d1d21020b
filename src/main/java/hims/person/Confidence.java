package hims.person;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a person is confidential, for the identity officers alone.
 *
 * @param liftedAt null while it stands; then {@code liftedBy} and {@code liftedWhy} are empty
 */
public record Confidence(
        UUID id,
        Kind kind,
        String why,
        String markedBy,
        Instant markedAt,
        @Nullable Instant liftedAt,
        String liftedBy,
        String liftedWhy) {

    public enum Kind {
        VIP,
        STAFF,
        VIOLENCE,
        WITNESS,
        ADOPTION,
        /** A transgender person, or anybody whose former name must not be known. */
        CHANGED_NAME;

        public String key() {
            return "person.confidence." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean stands() {
        return liftedAt == null;
    }
}
