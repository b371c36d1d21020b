package hims.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import hims.access.Actor;
import hims.access.Role;
import hims.access.UserId;
import hims.platform.Rejected;
import hims.platform.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Access tokens: sealed by the vault, so that nobody else can make or read one, and good for five minutes. What a token says
 * is remembered for half a minute, in which a closed or suspended client may still be let in.
 */
@Component
class AccessTokens {
    static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MOST_REMEMBERED = 10_000;
    private static final String CONTEXT = "fhir access token";

    private final Vault vault;
    private final ClientSql sql;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Client client, Scopes scopes, String session, Instant until) {}

    AccessTokens(Vault vault, ClientSql sql, Clock clock) {
        this.vault = vault;
        this.sql = sql;
        this.clock = clock;
    }

    String issue(Client client, Scopes scopes) {
        var now = clock.instant();
        sql.used(client.id(), now);
        var expires = now.plus(LIFE).getEpochSecond();
        var said = client.id() + "\n" + expires + "\n" + UUID.randomUUID() + "\n" + scopes.text();
        return vault.sealText(said.getBytes(UTF_8), CONTEXT);
    }

    /** @throws Rejected SIGN_IN when the token is none of ours, too old, or its client was closed */
    Caller caller(String token, String network) {
        var now = clock.instant();
        var remembered = known.get(token);
        if (remembered == null || !now.isBefore(remembered.until())) {
            remembered = open(token, now).orElseThrow(() -> new Rejected(FhirProblem.SIGN_IN));
            if (known.size() >= MOST_REMEMBERED) {
                known.clear();
            }
            known.put(token, remembered);
        }
        return caller(remembered, network);
    }

    private static Caller caller(Known known, String network) {
        var client = known.client();
        var actor = new Actor(
                new UserId(client.id().value()),
                client.name(),
                Role.MACHINE,
                client.facility(),
                null,
                known.session(),
                network);
        return new Caller(actor, known.scopes());
    }

    private Optional<Known> open(String token, Instant now) {
        try {
            var said = new String(vault.openText(token, CONTEXT), UTF_8).split("\n", 4);
            var expires = Instant.ofEpochSecond(Long.parseLong(said[1]));
            var until = now.plus(REMEMBERED).isBefore(expires) ? now.plus(REMEMBERED) : expires;
            return !now.isBefore(expires)
                    ? Optional.empty()
                    : sql.find(new ClientId(UUID.fromString(said[0])))
                            .filter(client -> client.state() == Client.State.ACTIVE)
                            .flatMap(client -> Scopes.read(said[3])
                                    .map(scopes -> new Known(client, scopes, session(said[2]), until)));
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            return Optional.empty(); // forged, cut or sealed with another key
        }
    }

    /** Names the token in the log without giving it away. */
    private static String session(String random) {
        return random.substring(0, 16);
    }
}
