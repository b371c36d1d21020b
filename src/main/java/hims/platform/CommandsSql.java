package hims.platform;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CommandsSql {
    /** Waits for another transaction that holds the same key. */
    private static final String BEGIN = """
            insert into platform.command (key, actor, route, body_hash, state, created_at, expires_at)
            values (:key, :actor, :route, :bodyHash, 'RUNNING', :createdAt, :expiresAt)
            on conflict (key) do nothing
            """;

    private static final String FIND = """
            select actor, route, body_hash, answer from platform.command where key = :key
            """;

    private static final String FINISH = """
            update platform.command set state = 'DONE', answer = :answer where key = :key
            """;

    private static final String FORGET = """
            delete from platform.command where expires_at < :now
            """;

    private final JdbcClient jdbc;

    CommandsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Begun(String key, UUID actor, String route, String bodyHash, Instant createdAt, Instant expiresAt) {}

    record Stored(
            UUID actor,
            String route,
            String bodyHash,
            @Nullable String answer) {}

    boolean begin(Begun command) {
        return jdbc.sql(BEGIN).paramSource(Row.of(command)).update() == 1;
    }

    Optional<Stored> find(String key) {
        return jdbc.sql(FIND).param("key", key).query(Stored.class).optional();
    }

    void finish(String key, String answer) {
        jdbc.sql(FINISH).paramSource(Row.with("key", key, "answer", answer)).update();
    }

    int forget(Instant now) {
        return jdbc.sql(FORGET).paramSource(Row.with("now", now)).update();
    }
}
