package hims.fhir;

import hims.access.UnitId;
import hims.access.UserId;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ClientSql {
    private static final String INSERT = """
            insert into fhir.client (id, name, facility, scopes, jwks, state, created_at, created_by, keys_at)
            values (:id, :name, :facility, :scopes, :jwks, :state, :createdAt, :by, :keysAt)
            """;

    private static final String FIND = """
            select id, name, facility, scopes, jwks, state, created_at, keys_at, used_at from fhir.client where id = :id
            """;

    private static final String LOCK = FIND + " for update";

    private static final String LIST = """
            select id, name, facility, scopes, jwks, state, created_at, keys_at, used_at from fhir.client
            where :facility::uuid = :city or facility = :facility
            order by state = 'CLOSED', name limit 500
            """;

    private static final String MOVE = """
            update fhir.client set state = :state, closed_at = :closedAt::timestamptz where id = :id
            """;

    private static final String RENEW = "update fhir.client set jwks = :jwks, keys_at = :now where id = :id";

    private static final String USED = "update fhir.client set used_at = :now where id = :id";

    private static final String USE = """
            insert into fhir.used_assertion (client, jti, expires_at) values (:client, :jti, :expiresAt)
            on conflict (client, jti) do nothing
            """;

    private static final String FORGET = "delete from fhir.used_assertion where expires_at < :now";

    private final JdbcClient jdbc;

    ClientSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Client client, UserId by) {
        jdbc.sql(INSERT).paramSource(Row.of(client).and("by", by)).update();
    }

    Optional<Client> find(ClientId id) {
        return jdbc.sql(FIND)
                .paramSource(Row.with("id", id))
                .query(Client.class)
                .optional();
    }

    List<Client> list(UnitId facility) {
        return Rows.list(jdbc.sql(LIST)
                .paramSource(Row.with("facility", facility, "city", UnitId.CITY))
                .query(Client.class));
    }

    Optional<Client> lock(ClientId id) {
        return jdbc.sql(LOCK)
                .paramSource(Row.with("id", id))
                .query(Client.class)
                .optional();
    }

    void move(ClientId id, Client.State state, Instant now) {
        var closedAt = state == Client.State.CLOSED ? now : null;
        jdbc.sql(MOVE)
                .paramSource(Row.with("id", id, "state", state).and("closedAt", closedAt))
                .update();
    }

    void renew(ClientId id, String jwks, Instant now) {
        jdbc.sql(RENEW)
                .paramSource(Row.with("id", id, "jwks", jwks).and("now", now))
                .update();
    }

    void used(ClientId id, Instant now) {
        jdbc.sql(USED).paramSource(Row.with("id", id, "now", now)).update();
    }

    /** @return false when this assertion was used before */
    boolean use(ClientId client, String jti, Instant expiresAt) {
        return jdbc.sql(USE)
                        .paramSource(Row.with("client", client, "jti", jti, "expiresAt", expiresAt))
                        .update()
                == 1;
    }

    void forget(Instant now) {
        jdbc.sql(FORGET).paramSource(Row.with("now", now)).update();
    }
}
