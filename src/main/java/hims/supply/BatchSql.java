package hims.supply;

import hims.access.UserId;
import hims.platform.Ids;
import hims.platform.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class BatchSql {
    static final String INSERT = """
            insert into supply.batch (id, item_id, number, expires_on, manufactured_on, status, unit_cost_paise)
            values (:id, :item, :number, :expiresOn, :manufacturedOn, :status, :unitCost)
            on conflict on constraint batch_number_unique do nothing
            """;

    /** Holds the batch's state still until we commit: a recall waits, or we wait for it. */
    static final String HOLD_STILL = """
            select id, item_id as item, number, expires_on, manufactured_on, status, unit_cost_paise as unit_cost
            from supply.batch where item_id = :item and number = :number for share
            """;

    static final String HOLD_STILL_BY_ID = """
            select id, item_id as item, number, expires_on, manufactured_on, status, unit_cost_paise as unit_cost
            from supply.batch where id = :id for share
            """;

    static final String LOCK = """
            select id, item_id as item, number, expires_on, manufactured_on, status, unit_cost_paise as unit_cost
            from supply.batch where id = :id for update
            """;

    static final String BECOME = """
            update supply.batch set status = :status where id = :id
            """;

    static final String REMEMBER = """
            insert into supply.batch_change (id, batch_id, from_status, to_status, reason, changed_by, changed_at)
            values (:id, :batch, :from, :to, :reason, :by, :at)
            """;

    private final JdbcClient jdbc;

    BatchSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Change(UUID id, BatchId batch, BatchStatus from, BatchStatus to, String reason, UserId by, Instant at) {}

    void insert(Batch batch) {
        jdbc.sql(INSERT).paramSource(Row.of(batch)).update();
    }

    Optional<Batch> holdStill(ItemId item, String number) {
        return jdbc.sql(HOLD_STILL)
                .paramSource(Row.with("item", item, "number", number))
                .query(Batch.class)
                .optional();
    }

    Optional<Batch> holdStill(BatchId id) {
        return jdbc.sql(HOLD_STILL_BY_ID)
                .paramSource(Row.with("id", id))
                .query(Batch.class)
                .optional();
    }

    Optional<Batch> lock(BatchId id) {
        return jdbc.sql(LOCK).paramSource(Row.with("id", id)).query(Batch.class).optional();
    }

    void become(Batch batch, BatchStatus next, String reason, UserId by, Instant now) {
        jdbc.sql(BECOME).paramSource(Row.with("id", batch.id(), "status", next)).update();
        jdbc.sql(REMEMBER)
                .paramSource(Row.of(new Change(Ids.next(), batch.id(), batch.status(), next, reason, by, now)))
                .update();
    }
}
