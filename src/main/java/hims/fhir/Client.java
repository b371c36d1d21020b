package hims.fhir;

import hims.access.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A program that may use the API.
 *
 * @param scopes the most a token of its may say
 * @param jwks its public keys, a JWK Set
 * @param keysAt when they were given
 * @param usedAt when it last got a token
 */
public record Client(
        ClientId id,
        String name,
        UnitId facility,
        String scopes,
        String jwks,
        State state,
        Instant createdAt,
        Instant keysAt,
        @Nullable Instant usedAt) {
    public enum State {
        ACTIVE,
        /** Gets no tokens until an administrator lets it in again. */
        SUSPENDED,
        /** For good. */
        CLOSED;

        boolean canBecome(State next) {
            return switch (this) {
                case ACTIVE -> next == SUSPENDED || next == CLOSED;
                case SUSPENDED -> next == ACTIVE || next == CLOSED;
                case CLOSED -> false;
            };
        }
    }
}
