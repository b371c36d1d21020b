package hims.supply;

import hims.access.UnitId;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Balances: what lies where, and the conditional updates that move it. */
@Component
class StockSql {
    static final String HEAPS = """
            select s.id, s.item_id as item, s.batch_id as batch, b.number, s.expires_on, s.received_on, s.bin, s.status,
                   s.on_hand, s.reserved, b.unit_cost_paise as unit_cost
            from supply.stock_balance s join supply.batch b on b.id = s.batch_id
            where s.store_id = :store and s.item_id = any(:items) and s.fund = :fund and s.on_hand > 0
            order by s.id limit 2000
            """;

    /** The same, and nobody moves them until we commit: the last round of an issue reads this way. */
    static final String LOCK_HEAPS = HEAPS + "for no key update of s";

    static final String TAKE = """
            update supply.stock_balance
            set on_hand = on_hand - :quantity, entries = entries + 1
            where id = :id and status = 'RELEASED' and on_hand - reserved >= :quantity and expires_on >= :today
            returning on_hand, entries as seq, id as heap
            """;

    static final String PUT = """
            insert into supply.stock_balance
                (id, store_id, bin, item_id, batch_id, expires_on, status, fund, received_on, on_hand, entries)
            values (:id, :store, :bin, :item, :batch, :expiresOn, :status, :fund, :receivedOn, :quantity, 1)
            on conflict on constraint stock_balance_key
            do update set on_hand = stock_balance.on_hand + excluded.on_hand, entries = stock_balance.entries + 1
            returning on_hand, entries as seq, id as heap
            """;

    static final String ADD = """
            update supply.stock_balance set on_hand = on_hand + :quantity, entries = entries + 1
            where id = :id
            returning on_hand, entries as seq, id as heap
            """;

    static final String EMPTY = """
            update supply.stock_balance set on_hand = 0, reserved = 0, entries = entries + 1
            where id = :id
            returning on_hand, entries as seq, id as heap
            """;

    static final String ELSEWHERE = """
            select store_id as store, sum(on_hand - reserved)::bigint as usable
            from supply.stock_balance
            where item_id = :item and store_id <> :here and status = 'RELEASED' and expires_on >= :today
            group by store_id having sum(on_hand - reserved) > 0
            order by usable desc, store_id limit 20
            """;

    static final String OF_BATCH = """
            select id, store_id as store, bin, status, fund, received_on, on_hand
            from supply.stock_balance where batch_id = :batch and on_hand > 0
            order by id for no key update
            """;

    /** Every item that a store keeps or kept: what of it could be given, what is locked, and what expires first. */
    static final String SHELF = """
            select s.item_id as item, i.medicine_code as medicine,
                   coalesce(sum(s.on_hand - s.reserved) filter (where s.status = 'RELEASED' and s.expires_on >= :today), 0)::bigint
                       as usable,
                   sum(s.on_hand)::bigint as on_hand,
                   count(distinct s.batch_id) filter (where s.on_hand > 0) as batches,
                   min(s.expires_on) filter (where s.status = 'RELEASED' and s.expires_on >= :today and s.on_hand > 0)
                       as first_expiry
            from supply.stock_balance s join supply.item i on i.id = s.item_id
            where s.store_id = :store
            group by s.item_id, i.medicine_code order by i.medicine_code limit 2000
            """;

    static final String PLACE = """
            select id, store_id as store, bin, status, fund, received_on, on_hand from supply.stock_balance where id = :id
            """;

    private final JdbcClient jdbc;

    StockSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a moved balance says afterwards. */
    record Moved(BalanceId heap, long onHand, long seq) {}

    record Put(
            BalanceId id,
            UnitId store,
            String bin,
            ItemId item,
            BatchId batch,
            LocalDate expiresOn,
            BatchStatus status,
            String fund,
            LocalDate receivedOn,
            long quantity) {}

    /** A heap of a batch with its place. */
    record Placed(
            BalanceId id,
            UnitId store,
            String bin,
            BatchStatus status,
            String fund,
            LocalDate receivedOn,
            long onHand) {}

    List<Heap> heaps(UnitId store, Collection<ItemId> items, String fund, boolean locked) {
        return Rows.list(jdbc.sql(locked ? LOCK_HEAPS : HEAPS)
                .paramSource(Row.with("store", store, "items", List.copyOf(items), "fund", fund))
                .query(Heap.class));
    }

    Optional<Moved> take(BalanceId id, long quantity, LocalDate today) {
        return jdbc.sql(TAKE)
                .paramSource(Row.with("id", id, "quantity", quantity, "today", today))
                .query(Moved.class)
                .optional();
    }

    Moved put(Put heap) {
        return Rows.one(jdbc.sql(PUT).paramSource(Row.of(heap)).query(Moved.class));
    }

    /** @param quantity to add; negative takes away, whatever state the heap is in */
    Moved add(BalanceId id, long quantity) {
        return Rows.one(jdbc.sql(ADD)
                .paramSource(Row.with("id", id, "quantity", quantity))
                .query(Moved.class));
    }

    Moved empty(BalanceId id) {
        return Rows.one(jdbc.sql(EMPTY).paramSource(Row.with("id", id)).query(Moved.class));
    }

    List<Elsewhere> elsewhere(ItemId item, UnitId here, LocalDate today) {
        return Rows.list(jdbc.sql(ELSEWHERE)
                .paramSource(Row.with("item", item, "here", here, "today", today))
                .query(Elsewhere.class));
    }

    List<Placed> lockHeapsOf(BatchId batch) {
        return Rows.list(
                jdbc.sql(OF_BATCH).paramSource(Row.with("batch", batch)).query(Placed.class));
    }

    Placed place(BalanceId id) {
        return Rows.one(jdbc.sql(PLACE).paramSource(Row.with("id", id)).query(Placed.class));
    }

    record Shelf(
            ItemId item,
            String medicine,
            long usable,
            long onHand,
            long batches,
            @Nullable LocalDate firstExpiry) {}

    List<Shelf> shelf(UnitId store, LocalDate today) {
        return Rows.list(jdbc.sql(SHELF)
                .paramSource(Row.with("store", store, "today", today))
                .query(Shelf.class));
    }
}
