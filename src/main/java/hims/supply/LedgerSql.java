package hims.supply;

import hims.access.UnitId;
import hims.platform.Row;
import hims.platform.Rows;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger: written and read, never changed. */
@Component
class LedgerSql {
    static final String APPEND = """
            insert into supply.stock_entry
                (id, balance_id, seq, reason, quantity, unit_cost_paise, balance_after, command_id, source_id, reverses_id,
                 note, actor_id, occurred_at, recorded_at)
            values (:id, :balance, :seq, :reason, :quantity, :unitCost, :balanceAfter, :command, :source, :reverses,
                    :note, :actor, :occurredAt, :recordedAt)
            """;

    /** What issues gave to these lines and no reversal took back. */
    static final String ISSUED = """
            select e.id as entry, e.source_id as source, e.balance_id as heap, s.batch_id as batch, b.number, s.expires_on,
                   s.bin, -e.quantity as quantity, e.unit_cost_paise as unit_cost
            from supply.stock_entry e
            join supply.stock_balance s on s.id = e.balance_id
            join supply.batch b on b.id = s.batch_id
            where e.source_id = any(:sources) and e.reason = 'ISSUE'
              and not exists (select 1 from supply.stock_entry r where r.reverses_id = e.id)
            order by e.balance_id, e.seq limit 500
            """;

    /** The bin card of an item in a store, the newest first. */
    static final String CARD = """
            select e.recorded_at as at, e.reason, e.quantity, e.balance_after, b.number, s.bin, e.note
            from supply.stock_entry e
            join supply.stock_balance s on s.id = e.balance_id
            join supply.batch b on b.id = s.batch_id
            where s.store_id = :store and s.item_id = :item
            order by e.recorded_at desc, e.id desc limit 50
            """;

    private final JdbcClient jdbc;

    LedgerSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(Entry entry) {
        jdbc.sql(APPEND).paramSource(Row.of(entry)).update();
    }

    List<Issued> issued(Collection<UUID> sources) {
        return Rows.list(jdbc.sql(ISSUED)
                .paramSource(Row.with("sources", List.copyOf(sources)))
                .query(Issued.class));
    }

    List<CardLine> card(UnitId store, ItemId item) {
        return Rows.list(jdbc.sql(CARD)
                .paramSource(Row.with("store", store, "item", item))
                .query(CardLine.class));
    }
}
