package hims.card;

import hims.access.PersonId;
import hims.card.KeyCustody.Affected;
import hims.card.KeyCustody.Counts;
import hims.card.KeyCustody.Waiting;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cards whose key is lost: who they are, in which order they are made anew, and whose holder has heard of it. */
@Repository
class ReissueSql {

    private static final String QUEUE = """
            insert into card.reissue (card, key, priority, queued_at)
            select c.id, s.key, case when c.emergency_code then 1 when c.kind = 'PERMANENT' then 2 else 3 end, :now
            from card.signature s
            join card.card c on c.id = s.card
            where s.key = :key and c.state in ('ISSUED', 'ACTIVE', 'SUSPENDED')
            on conflict do nothing
            """;

    /** A card that was replaced meanwhile waits no longer. */
    private static final String WAITING = """
            select c.id, c.serial, min(r.priority) as priority
            from card.reissue r
            join card.card c on c.id = r.card
            where c.state in ('ISSUED', 'ACTIVE', 'SUSPENDED')
            group by c.id, c.serial
            order by min(r.priority), min(r.queued_at), c.id
            limit 500
            """;

    private static final String WAITING_COUNTS = """
            select count(distinct c.id), count(distinct c.id) filter (where r.told_at is null)
            from card.reissue r
            join card.card c on c.id = r.card
            where c.state in ('ISSUED', 'ACTIVE', 'SUSPENDED')
            """;

    private static final String COUNTS = """
            select count(*) filter (where c.emergency_code),
                count(*) filter (where not c.emergency_code and c.kind = 'PERMANENT'),
                count(*) filter (where not c.emergency_code and c.kind <> 'PERMANENT')
            from card.signature s
            join card.card c on c.id = s.card
            where s.key = :key and c.state in ('ISSUED', 'ACTIVE', 'SUSPENDED')
            """;

    private static final String AFFECTED = """
            select c.id, c.serial, case when c.emergency_code then 1 when c.kind = 'PERMANENT' then 2 else 3 end as priority
            from card.signature s
            join card.card c on c.id = s.card
            where s.key = :key and c.state in ('ISSUED', 'ACTIVE', 'SUSPENDED')
            order by 3, c.id
            limit 50
            """;

    private static final String IN_USE = """
            select exists(
                select from card.signature s
                join card.card c on c.id = s.card
                where s.key = :key and c.state in ('ISSUED', 'ACTIVE', 'SUSPENDED')
                    and (c.expires_on is null or c.expires_on >= :today))
            """;

    /** Other programs take others. */
    private static final String UNTOLD = """
            select r.card, r.key, c.person
            from card.reissue r
            join card.card c on c.id = r.card
            where r.told_at is null
            order by r.priority, r.queued_at, r.card
            limit 200
            for update of r skip locked
            """;

    private static final String TOLD = """
            update card.reissue set told_at = :now where card = :card and key = :key
            """;

    private final JdbcClient jdbc;

    ReissueSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Untold(CardId card, int key, PersonId person) {}

    int queue(int key, Instant now) {
        return jdbc.sql(QUEUE).paramSource(Row.with("key", key, "now", now)).update();
    }

    List<Affected> waiting() {
        return Rows.list(jdbc.sql(WAITING).query((row, _) -> affected(row)));
    }

    Waiting waitingCounts() {
        return jdbc.sql(WAITING_COUNTS)
                .query((row, _) -> new Waiting(row.getInt(1), row.getInt(2)))
                .single();
    }

    Counts counts(int key) {
        return jdbc.sql(COUNTS)
                .paramSource(Row.with("key", key))
                .query((row, _) -> new Counts(row.getInt(1), row.getInt(2), row.getInt(3)))
                .single();
    }

    /** The first fifty in the order in which they would be made anew. */
    List<Affected> affected(int key) {
        return Rows.list(jdbc.sql(AFFECTED).paramSource(Row.with("key", key)).query((row, _) -> affected(row)));
    }

    boolean inUse(int key, LocalDate today) {
        return Rows.one(jdbc.sql(IN_USE)
                .paramSource(Row.with("key", key, "today", today))
                .query(Boolean.class));
    }

    List<Untold> untold() {
        return Rows.list(jdbc.sql(UNTOLD)
                .query((row, _) -> new Untold(
                        new CardId(row.getObject(1, UUID.class)),
                        row.getInt(2),
                        new PersonId(row.getObject(3, UUID.class)))));
    }

    void told(Untold one, Instant now) {
        jdbc.sql(TOLD)
                .paramSource(Row.with("card", one.card(), "key", one.key(), "now", now))
                .update();
    }

    private static Affected affected(ResultSet row) throws SQLException {
        return new Affected(new CardId(row.getObject(1, UUID.class)), new CardSerial(row.getLong(2)), row.getInt(3));
    }
}
