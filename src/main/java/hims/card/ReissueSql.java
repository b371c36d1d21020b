package hims.card;

import hims.card.KeyCustody.Affected;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

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

    private final JdbcClient jdbc;

    ReissueSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int queue(int key, Instant now) {
        return jdbc.sql(QUEUE).paramSource(Row.with("key", key, "now", now)).update();
    }

    List<Affected> waiting() {
        return Rows.list(jdbc.sql(WAITING)
                .query((row, _) -> new Affected(
                        new CardId(row.getObject(1, UUID.class)), new CardSerial(row.getLong(2)), row.getInt(3))));
    }
}
