package hims.fhir;

import hims.access.UnitId;
import java.time.Instant;

/**
 * A program that may use the API.
 *
 * @param scopes the most a token of its may say
 * @param jwks its public keys, a JWK Set
 */
public record Client(
        ClientId id, String name, UnitId facility, String scopes, String jwks, State state, Instant createdAt) {
    public enum State {
        ACTIVE,
        CLOSED
    }
}
