package hims.card;

import hims.access.Actor;
import hims.access.UnitId;
import hims.platform.Ids;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger of blank cards. */
@Repository
class BlankSql {

    private static final String BOOK = """
            insert into card.blank_entry (id, centre, form, kind, quantity, batch, at, actor)
            values (:id, :centre, :form, :kind, :quantity, :batch, :now, :by)
            """;

    private static final String BALANCE = """
            select coalesce((select balance from card.blank_stock where centre = :centre and form = :form), 0)
            """;

    private final JdbcClient jdbc;

    BlankSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum Blank {
        RECEIVED,
        GOOD,
        SPOILED,
        LOST
    }

    void book(UnitId centre, CardForm form, Blank kind, int quantity, @Nullable BatchId batch, Actor by, Instant now) {
        jdbc.sql(BOOK)
                .paramSource(Row.with("id", Ids.next(), "centre", centre, "form", form, "kind", kind)
                        .and("quantity", quantity)
                        .and("batch", batch)
                        .and("by", by.user())
                        .and("now", now))
                .update();
    }

    int balance(UnitId centre, CardForm form) {
        return Rows.one(jdbc.sql(BALANCE)
                .paramSource(Row.with("centre", centre, "form", form))
                .query((row, _) -> row.getInt(1)));
    }
}
