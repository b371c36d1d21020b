package hims.card;

import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RevocationSql {

    /** Also the key that signed until an hour ago: the code may have been made just before the change. */
    private static final String SIGN = """
            insert into card.signature (card, key)
            select :card, number
            from card.signing_key
            where purpose = any(:purposes)
                and (state = 'SIGNING' or (state in ('VERIFY_ONLY', 'COMPROMISED') and changed_at > :hourAgo))
            on conflict do nothing
            """;

    /** Waits for whoever else changes one of these lists; always in the order of the keys. */
    private static final String COUNT = """
            with mine as (
                select number from card.signing_key
                where number in (select key from card.signature where card = :card)
                order by number
                for update
            )
            update card.signing_key k
            set list_counter = list_counter + 1
            from mine
            where k.number = mine.number
            returning k.number, k.list_counter
            """;

    private static final String LIST = """
            insert into card.listed (key, rid, card, state, counter, changed_at, ends_on)
            values (:key, :rid, :card, :state, :counter, :now, :endsOn)
            on conflict (key, card) do update
            set state = excluded.state, counter = excluded.counter, changed_at = excluded.changed_at
            """;

    private static final String COUNTER = "select list_counter from card.signing_key where number = :key";

    private static final String ON = """
            select rid, state
            from card.listed
            where key = :key and state <> 'LIFTED' and (ends_on is null or ends_on >= :today)
            order by rid
            """;

    private static final String SINCE = """
            select coalesce(max(counter), 0)
            from card.listed
            where key = :key and changed_at < :from
            """;

    private static final String CHANGED = """
            select rid, state
            from card.listed
            where key = :key and counter > :since
            order by rid
            """;

    private final JdbcClient jdbc;

    RevocationSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Counted(int number, long listCounter) {}

    record Entry(String rid, Listing state) {}

    void sign(CardId card, Collection<KeyPurpose> purposes, Instant hourAgo) {
        jdbc.sql(SIGN)
                .paramSource(Row.with("card", card, "purposes", purposes, "hourAgo", hourAgo))
                .update();
    }

    List<Counted> count(CardId card) {
        return Rows.list(jdbc.sql(COUNT)
                .paramSource(Row.with("card", card))
                .query((row, _) -> new Counted(row.getInt(1), row.getLong(2))));
    }

    void list(Counted key, String rid, CardId card, Listing state, @Nullable LocalDate endsOn, Instant now) {
        jdbc.sql(LIST)
                .paramSource(Row.with("key", key.number(), "rid", rid, "card", card, "state", state)
                        .and("counter", key.listCounter())
                        .and("endsOn", endsOn)
                        .and("now", now))
                .update();
    }

    long counter(int key) {
        return jdbc.sql(COUNTER)
                .paramSource(Row.with("key", key))
                .query(Long.class)
                .single();
    }

    List<Entry> on(int key, LocalDate today) {
        return entries(ON, Row.with("key", key, "today", today));
    }

    /** The last change before this moment: from there on the changes are complete. */
    long since(int key, Instant from) {
        return jdbc.sql(SINCE)
                .paramSource(Row.with("key", key, "from", from))
                .query(Long.class)
                .single();
    }

    List<Entry> changed(int key, long since) {
        return entries(CHANGED, Row.with("key", key, "since", since));
    }

    private List<Entry> entries(String sql, Row row) {
        return Rows.list(jdbc.sql(sql)
                .paramSource(row)
                .query((result, _) -> new Entry(result.getString(1), Listing.valueOf(result.getString(2)))));
    }
}
