package hims.card;

import hims.access.Actor;
import hims.access.UserId;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class KeyActSql {

    private static final String INSERT = """
            insert into card.key_act (id, kind, purpose, key, reason, state, proposed_by, proposed_by_name, proposed_at)
            values (:id, :kind, :purpose, :key, :reason, 'OPEN', :by, :byName, :now)
            on conflict do nothing
            """;

    private static final String BY_ID = """
            select id, kind, purpose, key, reason, state, proposed_by, proposed_by_name, proposed_at, decided_by_name, decided_at, cards
            from card.key_act
            where id = :id
            for update
            """;

    private static final String LATEST = """
            select id, kind, purpose, key, reason, state, proposed_by, proposed_by_name, proposed_at, decided_by_name, decided_at, cards
            from card.key_act
            order by (state = 'OPEN') desc, proposed_at desc, id desc
            limit 50
            """;

    private static final String DECIDE = """
            update card.key_act
            set state = :state, key = coalesce(key, :key), cards = :cards, decided_by = :by, decided_by_name = :byName, decided_at = :now
            where id = :id and state = 'OPEN'
            """;

    private final JdbcClient jdbc;

    KeyActSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the same is proposed already. */
    boolean insert(KeyActId id, KeyCustody.Proposal proposal, Actor by, Instant now) {
        var row = Row.with("id", id, "kind", proposal.kind(), "purpose", proposal.purpose(), "key", proposal.key())
                .and("reason", proposal.reason())
                .and("by", by.user())
                .and("byName", by.name())
                .and("now", now);
        return jdbc.sql(INSERT).paramSource(row).update() == 1;
    }

    /** Nobody else decides it until the transaction ends. */
    Optional<KeyAct> lock(KeyActId id) {
        return jdbc.sql(BY_ID)
                .paramSource(Row.with("id", id))
                .query((row, _) -> read(row))
                .optional();
    }

    /** Those that wait first, then the newest. */
    List<KeyAct> latest() {
        return Rows.list(jdbc.sql(LATEST).query((row, _) -> read(row)));
    }

    void decide(KeyAct act, KeyAct.State state, @Nullable Integer key, @Nullable Integer cards, Actor by, Instant now) {
        var row = Row.with("id", act.id(), "state", state, "key", key, "cards", cards)
                .and("by", by.user())
                .and("byName", by.name())
                .and("now", now);
        jdbc.sql(DECIDE).paramSource(row).update();
    }

    private static KeyAct read(ResultSet row) throws SQLException {
        return new KeyAct(
                new KeyActId(row.getObject("id", UUID.class)),
                KeyActKind.valueOf(row.getString("kind")),
                KeyPurpose.valueOf(row.getString("purpose")),
                row.getObject("key", Integer.class),
                row.getString("reason"),
                KeyAct.State.valueOf(row.getString("state")),
                new UserId(row.getObject("proposed_by", UUID.class)),
                row.getString("proposed_by_name"),
                Objects.requireNonNull(Rows.instant(row, "proposed_at")),
                row.getString("decided_by_name"),
                Rows.instant(row, "decided_at"),
                row.getObject("cards", Integer.class));
    }
}
