package hims.fhir;

import static com.nimbusds.jose.JWSAlgorithm.ES384;
import static com.nimbusds.jose.JWSAlgorithm.RS384;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Checks the signed assertion by which a program says who it is (RFC 7523, SMART Backend Services; SEC-9). */
@Component
class Assertions {
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final ClientSql sql;
    private final Clock clock;

    Assertions(ClientSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The client, if the assertion is hers, meant for this address, fresh and never used before. */
    Optional<Client> client(String assertion, String audience) {
        try {
            var jwt = SignedJWT.parse(assertion);
            var claims = jwt.getPayload().toJSONObject();
            return claims == null ? Optional.empty() : client(jwt, claims, audience);
        } catch (ParseException | JOSEException | IllegalArgumentException notAnAssertion) {
            return Optional.empty(); // whatever is wrong with it, the answer is the same: invalid_client
        }
    }

    private Optional<Client> client(SignedJWT jwt, Map<String, Object> claims, String audience) throws JOSEException {
        var now = clock.instant();
        var id = id(claims);
        var expires = claims.get("exp") instanceof Number seconds ? seconds.longValue() : 0;
        var jti = claims.get("jti") instanceof String text ? text : "";
        var fresh = now.minus(SKEW).getEpochSecond() < expires
                && expires <= now.plus(LONGEST_LIFE).plus(SKEW).getEpochSecond();
        if (id.isEmpty() || !fresh || jti.isEmpty() || jti.length() > 200 || !isFor(claims, audience)) {
            return Optional.empty();
        }
        var client = sql.find(id.get()).filter(found -> found.state() == Client.State.ACTIVE);
        if (client.isEmpty() || !isSigned(jwt, client.get())) {
            return Optional.empty();
        }
        return client.filter(
                found -> sql.use(found.id(), jti, Instant.ofEpochSecond(expires).plus(SKEW)));
    }

    private static Optional<ClientId> id(Map<String, Object> claims) {
        return claims.get("iss") instanceof String issuer && issuer.equals(claims.get("sub"))
                ? Optional.of(new ClientId(UUID.fromString(issuer)))
                : Optional.empty();
    }

    private static boolean isFor(Map<String, Object> claims, String audience) {
        return audience.equals(claims.get("aud")) || List.of(audience).equals(claims.get("aud"));
    }

    private static boolean isSigned(SignedJWT jwt, Client client) throws JOSEException {
        try {
            var header = jwt.getHeader();
            var key = JWKSet.parse(client.jwks()).getKeyByKeyId(String.valueOf(header.getKeyID()));
            var verifier = key == null ? Optional.<JWSVerifier>empty() : verifier(header, key);
            return verifier.isPresent() && jwt.verify(verifier.get());
        } catch (ParseException e) {
            throw new IllegalStateException("The keys of client " + client.id() + " were checked when they came", e);
        }
    }

    /** The algorithm must be one of two and fit the kind of key: never that of the sender's choice alone. */
    private static Optional<JWSVerifier> verifier(JWSHeader header, JWK key) throws JOSEException {
        if (key instanceof RSAKey rsa && RS384.equals(header.getAlgorithm())) {
            return Optional.of(new RSASSAVerifier(rsa));
        }
        return key instanceof ECKey curve && ES384.equals(header.getAlgorithm())
                ? Optional.of(new ECDSAVerifier(curve))
                : Optional.empty();
    }
}
