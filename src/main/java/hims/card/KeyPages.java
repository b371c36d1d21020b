package hims.card;

import hims.access.OpenTo;
import hims.card.code.Es256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of keys by which anybody can verify a card (CARD-42). */
@Controller
@OpenTo("everybody: public keys")
class KeyPages {

    private static final CacheControl TEN_MINUTES =
            CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic();

    private final SigningKeys keys;
    private final Revocations revocations;
    private final String host;
    private final Clock clock;

    KeyPages(
            SigningKeys keys,
            Revocations revocations,
            @Value("${hims.card.host:card.delhi.example}") String host,
            Clock clock) {
        this.keys = keys;
        this.revocations = revocations;
        this.host = host;
        this.clock = clock;
    }

    record KeyList(String issuer, Instant asOf, List<Key> keys) {}

    /** The JWK members, with our number, purpose and state; {@code kid} is the first eight bytes of the thumbprint. */
    record Key(
            int number,
            KeyPurpose purpose,
            KeyState state,
            String kty,
            String crv,
            String alg,
            String kid,
            String x,
            String y) {}

    @GetMapping("/.well-known/hims-card-keys.json")
    ResponseEntity<KeyList> show() {
        var list = new KeyList(
                host,
                clock.instant(),
                keys.published().stream().map(KeyPages::key).toList());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(TEN_MINUTES)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(list);
    }

    /** A JWK as SMART Health Cards want it (FMT-35). */
    record HealthCardKey(
            String kty, String use, String alg, String crv, String kid, String x, String y, long crlVersion) {}

    record KeySet(List<HealthCardKey> keys) {}

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<KeySet> healthCards() {
        return RevocationPages.json()
                .body(new KeySet(
                        keys.healthCardKeys().stream().map(this::healthCardKey).toList()));
    }

    private HealthCardKey healthCardKey(SigningKey key) {
        var point = key.publicKey();
        return new HealthCardKey(
                "EC",
                "sig",
                "ES256",
                "P-256",
                key.thumbprint(),
                Es256.jwkX(point),
                Es256.jwkY(point),
                revocations.counter(key));
    }

    private static Key key(SigningKey key) {
        var kid = Base64.getUrlEncoder().withoutPadding().encodeToString(key.kid());
        var point = key.publicKey();
        return new Key(
                key.number(),
                key.purpose(),
                key.state(),
                "EC",
                "P-256",
                "ES256",
                kid,
                Es256.jwkX(point),
                Es256.jwkY(point));
    }
}
