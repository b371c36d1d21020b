package hims.card;

import hims.card.code.Es256;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class KeySql {

    /** One set-up at a time, however many programs start at once. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('card.signing_key'))";

    private static final String ALL = """
            select number, purpose, point, state, created_at, changed_at
            from card.signing_key
            order by number
            """;

    private static final String INSERT = """
            insert into card.signing_key (number, purpose, kid, point, state, created_at, changed_at)
            values (:number, :purpose, :kid, :point, :state, :createdAt, :changedAt)
            """;

    private static final String MOVE = """
            update card.signing_key
            set state = :after, changed_at = :now
            where number = :number and state = :before
            """;

    private final JdbcClient jdbc;

    KeySql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lock() {
        jdbc.sql(LOCK).query().singleRow();
    }

    List<SigningKey> all() {
        return Rows.list(jdbc.sql(ALL).query((row, _) -> read(row)));
    }

    void insert(SigningKey key) {
        jdbc.sql(INSERT)
                .paramSource(Row.with(
                        "number", key.number(),
                        "purpose", key.purpose(),
                        "kid", key.kid(),
                        "point", Es256.point(key.publicKey()),
                        "state", key.state(),
                        "createdAt", key.createdAt(),
                        "changedAt", key.changedAt()))
                .update();
    }

    boolean move(int number, KeyState before, KeyState after, Instant now) {
        var row = Row.with("number", number, "before", before, "after", after, "now", now);
        return jdbc.sql(MOVE).paramSource(row).update() == 1;
    }

    private static SigningKey read(ResultSet row) throws SQLException {
        return new SigningKey(
                row.getInt("number"),
                KeyPurpose.valueOf(row.getString("purpose")),
                Es256.publicKey(row.getBytes("point")),
                KeyState.valueOf(row.getString("state")),
                Objects.requireNonNull(Rows.instant(row, "created_at")),
                Objects.requireNonNull(Rows.instant(row, "changed_at")));
    }
}
