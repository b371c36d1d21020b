package hims.fhir;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.UnitId;
import hims.audit.Action;
import hims.fhir.Client.State;
import hims.platform.Commands;
import hims.platform.Ids;
import hims.platform.Rejected;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The programs of a facility that may use the API: an administrator registers, suspends and closes them. */
@Service
public class Clients {
    private static final int SMALLEST_RSA = 2048;
    private static final String ROUTE = "fhir.client";

    private final ClientSql sql;
    private final Access access;
    private final Commands commands;
    private final Clock clock;

    Clients(ClientSql sql, Access access, Commands commands, Clock clock) {
        this.sql = sql;
        this.access = access;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param jwks public keys as a JWK Set; a client that sends an address of one is not accepted (SEC-54) */
    public record Register(String name, UnitId facility, Scopes scopes, String jwks) {}

    /** Once for each key of a form. @throws Rejected CLIENT_KEYS */
    @Transactional
    public ClientId register(Register cmd, Actor by, String key) {
        access.require(by, Permission.USERS_MANAGE, cmd.facility());
        var hash = Commands.hash(cmd.toString().getBytes(StandardCharsets.UTF_8));
        var id = commands.once(
                key, by.user().value(), ROUTE, hash, () -> register(cmd, by).toString());
        return new ClientId(UUID.fromString(id));
    }

    /** @throws Rejected CLIENT_KEYS when there is no usable public key, or a private one */
    @Transactional
    public ClientId register(Register cmd, Actor by) {
        access.require(by, Permission.USERS_MANAGE, cmd.facility());
        requireKeys(cmd.jwks());
        var id = new ClientId(Ids.next());
        var now = clock.instant();
        sql.insert(
                new Client(
                        id, cmd.name(), cmd.facility(), cmd.scopes().text(), cmd.jwks(), State.ACTIVE, now, now, null),
                by.user());
        access.log(by, Action.CREATE, "fhir.client", id, null);
        return id;
    }

    /**
     * New keys in place of the old ones, which sign nothing from now on.
     *
     * @throws Rejected CLIENT_KEYS, CLIENT_CLOSED, UNKNOWN_CLIENT
     */
    @Transactional
    public void renewKeys(ClientId id, String jwks, Actor by) {
        var client = lock(id, by);
        requireKeys(jwks);
        if (client.state() == State.CLOSED) {
            throw new Rejected(FhirProblem.CLIENT_CLOSED);
        }
        if (!client.jwks().equals(jwks)) {
            sql.renew(id, jwks, clock.instant());
            access.log(by, Action.UPDATE, "fhir.client.keys", id, null);
        }
    }

    /** No more tokens until {@link #resume}; those it has end within a minute. @throws Rejected CLIENT_CLOSED, UNKNOWN_CLIENT */
    @Transactional
    public void suspend(ClientId id, Actor by) {
        move(id, State.SUSPENDED, Action.UPDATE, by);
    }

    /** @throws Rejected CLIENT_CLOSED, UNKNOWN_CLIENT */
    @Transactional
    public void resume(ClientId id, Actor by) {
        move(id, State.ACTIVE, Action.UPDATE, by);
    }

    /** For good; its tokens end within a minute. @throws Rejected UNKNOWN_CLIENT */
    @Transactional
    public void close(ClientId id, Actor by) {
        move(id, State.CLOSED, Action.DELETE, by);
    }

    /** Pressed again it changes nothing. */
    private void move(ClientId id, State next, Action action, Actor by) {
        var client = lock(id, by);
        if (client.state() == next) {
            return;
        }
        if (!client.state().canBecome(next)) {
            throw new Rejected(FhirProblem.CLIENT_CLOSED);
        }
        sql.move(id, next, clock.instant());
        access.log(by, action, "fhir.client", id, null);
    }

    private Client lock(ClientId id, Actor by) {
        var client = sql.lock(id).orElseThrow(() -> new Rejected(FhirProblem.UNKNOWN_CLIENT));
        access.require(by, Permission.USERS_MANAGE, client.facility());
        return client;
    }

    /** @throws Rejected UNKNOWN_CLIENT */
    @Transactional(readOnly = true)
    public Client fetch(ClientId id, Actor by) {
        var client = sql.find(id).orElseThrow(() -> new Rejected(FhirProblem.UNKNOWN_CLIENT));
        access.require(by, Permission.USERS_MANAGE, client.facility());
        return client;
    }

    @Transactional(readOnly = true)
    public List<Client> list(Actor by) {
        access.require(by, Permission.USERS_MANAGE);
        return sql.list(by.facility());
    }

    private static void requireKeys(String jwks) {
        if (!areUsable(jwks)) {
            throw new Rejected(FhirProblem.CLIENT_KEYS);
        }
    }

    /** A JWK Set of public keys that are strong enough, each with its name. */
    static boolean areUsable(String jwks) {
        try {
            var keys = JWKSet.parse(jwks).getKeys();
            return !keys.isEmpty() && keys.stream().allMatch(Clients::isUsable);
        } catch (ParseException notAKeySet) {
            return false;
        }
    }

    private static boolean isUsable(JWK key) {
        return !key.isPrivate()
                && key.getKeyID() != null
                && (key instanceof ECKey || (key instanceof RSAKey rsa && rsa.size() >= SMALLEST_RSA));
    }
}
