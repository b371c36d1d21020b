package hims.card;

import hims.access.Actor;
import hims.access.UnitId;
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
class BatchSql {

    private static final String INSERT = """
            insert into card.batch (id, centre, form, layout, pin, camp, letters, state, opened_at, opened_by)
            values (:id, :centre, :form, :layout, :pin, :camp, :letters, 'OPEN', :now, :by)
            """;

    private static final String MOVE = "update card.batch set state = :after where id = :id and state = :before";

    private static final String OF_CENTRE = """
            select b.id, b.centre, b.form, b.layout, b.pin, b.camp, b.letters, b.state, b.opened_at, b.counted_by,
                b.good, b.spoiled, coalesce(b.tracking, '') as tracking,
                count(c.card) as cards, count(c.rendered_at) as rendered, count(c.problem) as failed
            from card.batch b
            left join card.batch_card c on c.batch = b.id
            where b.centre = :centre
            group by b.id
            order by b.opened_at desc, b.id desc
            limit 50
            """;

    private static final String BY_ID = """
            select b.id, b.centre, b.form, b.layout, b.pin, b.camp, b.letters, b.state, b.opened_at, b.counted_by,
                b.good, b.spoiled, coalesce(b.tracking, '') as tracking,
                count(c.card) as cards, count(c.rendered_at) as rendered, count(c.problem) as failed
            from card.batch b
            left join card.batch_card c on c.batch = b.id
            where b.id = :id
            group by b.id
            """;

    /** Asked for here and not yet printed; those spoiled before come first. */
    private static final String FILL = """
            insert into card.batch_card (batch, place, card)
            select :batch, row_number() over (order by c.state, r.asked_at, c.id), c.id
            from card.request r
            join card.card c on c.id = r.card
            where r.centre = :centre and c.form = :form and c.state in ('REQUESTED', 'PRINT_QUEUED')
                and (:pin = '' or r.pin = :pin) and (:camp = '' or r.camp = :camp)
            order by c.state, r.asked_at, c.id
            limit :most
            """;

    private static final String CARDS = """
            select card
            from card.batch_card
            where batch = :batch and problem is null
            order by place
            """;

    private static final String RENDERED_CARDS = """
            select card
            from card.batch_card
            where batch = :batch and place between :first and :last and rendered_at is not null and problem is null
            order by place
            """;

    private static final String REFUSED = """
            update card.batch_card
            set problem = :problem, rendered_at = null
            where batch = :batch and card = :card
            """;

    private static final String LOCKED =
            "select id from card.batch where state = 'LOCKED' order by opened_at, id limit 50";

    private static final String NEXT = """
            select card
            from card.batch_card
            where batch = :batch and rendered_at is null and problem is null
            order by place
            limit 1
            for update skip locked
            """;

    private static final String OPEN_LEFT = """
            select count(*)
            from card.batch_card
            where batch = :batch and rendered_at is null and problem is null
            """;

    private static final String RENDERED = """
            update card.batch_card
            set rendered_at = :now
            where batch = :batch and card = :card and rendered_at is null
            """;

    private static final String FAILED = """
            update card.batch_card
            set problem = :problem
            where batch = :batch and card = :card and rendered_at is null
            """;

    private static final String COUNT = """
            update card.batch
            set blanks = :blanks, good = :good, spoiled = :spoiled, unused = :unused, counted_by = :by, counted_at = :now
            where id = :id and state = 'PRINTING'
            """;

    private static final String CONFIRM = """
            update card.batch
            set confirmed_by = :by, confirmed_at = :now
            where id = :id and state = 'PRINTING' and counted_by is not null
            """;

    private static final String DISPATCH =
            "update card.batch set tracking = :tracking, dispatched_at = :now where id = :id";

    private static final String REQUEST = """
            insert into card.request (card, centre, asked_at, asked_by, pin, camp)
            values (:card, :centre, :now, :by, :pin, :camp)
            """;

    private static final String CENTRE = "select centre from card.request where card = :card";

    private final JdbcClient jdbc;

    BatchSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which batches take it in.
     *
     * @param pin postal code of the holder; may be empty
     * @param camp where it was asked for; empty at the facility itself
     */
    record Origin(String pin, String camp) {}

    void request(CardId card, Origin origin, Actor by, Instant now) {
        jdbc.sql(REQUEST)
                .paramSource(Row.with("card", card, "centre", by.facility(), "by", by.user(), "now", now)
                        .and("pin", origin.pin())
                        .and("camp", origin.camp()))
                .update();
    }

    Optional<UnitId> centre(CardId card) {
        return jdbc.sql(CENTRE)
                .paramSource(Row.with("card", card))
                .query((row, _) -> new UnitId(row.getObject(1, UUID.class)))
                .optional();
    }

    void insert(BatchId id, UnitId centre, Batch.Wanted wanted, Actor by, Instant now) {
        jdbc.sql(INSERT)
                .paramSource(Row.of(wanted)
                        .and("id", id)
                        .and("centre", centre)
                        .and("by", by.user())
                        .and("now", now))
                .update();
    }

    boolean move(BatchId id, BatchState before, BatchState after) {
        return jdbc.sql(MOVE)
                        .paramSource(Row.with("id", id, "before", before, "after", after))
                        .update()
                == 1;
    }

    List<Batch> of(UnitId centre) {
        return Rows.list(
                jdbc.sql(OF_CENTRE).paramSource(Row.with("centre", centre)).query((row, _) -> batch(row)));
    }

    Optional<Batch> find(BatchId id) {
        return jdbc.sql(BY_ID)
                .paramSource(Row.with("id", id))
                .query((row, _) -> batch(row))
                .optional();
    }

    int fill(Batch batch, int most) {
        return jdbc.sql(FILL)
                .paramSource(Row.with("batch", batch.id(), "centre", batch.centre(), "form", batch.form())
                        .and("pin", batch.wanted().pin())
                        .and("camp", batch.wanted().camp())
                        .and("most", most))
                .update();
    }

    List<CardId> cards(BatchId batch) {
        return Rows.list(jdbc.sql(CARDS)
                .paramSource(Row.with("batch", batch))
                .query((row, _) -> new CardId(row.getObject(1, UUID.class))));
    }

    /** Those that can be put on paper. */
    List<CardId> rendered(BatchId batch, int first, int last) {
        return Rows.list(jdbc.sql(RENDERED_CARDS)
                .paramSource(Row.with("batch", batch, "first", first, "last", last))
                .query((row, _) -> new CardId(row.getObject(1, UUID.class))));
    }

    /** Its codes could not be read from the finished paper. */
    void refused(BatchId batch, CardId card, String problem) {
        jdbc.sql(REFUSED)
                .paramSource(Row.with("batch", batch, "card", card, "problem", problem))
                .update();
    }

    List<BatchId> locked() {
        return Rows.list(jdbc.sql(LOCKED).query((row, _) -> new BatchId(row.getObject(1, UUID.class))));
    }

    Optional<CardId> next(BatchId batch) {
        return jdbc.sql(NEXT)
                .paramSource(Row.with("batch", batch))
                .query((row, _) -> new CardId(row.getObject(1, UUID.class)))
                .optional();
    }

    boolean isDone(BatchId batch) {
        return Rows.one(jdbc.sql(OPEN_LEFT)
                        .paramSource(Row.with("batch", batch))
                        .query((row, _) -> row.getInt(1)))
                == 0;
    }

    /** False when it was rendered before: then nothing is printed again. */
    boolean rendered(BatchId batch, CardId card, Instant now) {
        return jdbc.sql(RENDERED)
                        .paramSource(Row.with("batch", batch, "card", card, "now", now))
                        .update()
                == 1;
    }

    void failed(BatchId batch, CardId card, String problem) {
        jdbc.sql(FAILED)
                .paramSource(Row.with("batch", batch, "card", card, "problem", problem))
                .update();
    }

    boolean count(BatchId id, Reconciliation counted, Actor by, Instant now) {
        return jdbc.sql(COUNT)
                        .paramSource(Row.with("id", id, "blanks", counted.blanks(), "good", counted.good())
                                .and("spoiled", counted.spoiled().size())
                                .and("unused", counted.unused())
                                .and("by", by.user())
                                .and("now", now))
                        .update()
                == 1;
    }

    boolean confirm(BatchId id, Actor by, Instant now) {
        return jdbc.sql(CONFIRM)
                        .paramSource(Row.with("id", id, "by", by.user(), "now", now))
                        .update()
                == 1;
    }

    void dispatch(BatchId id, String tracking, Instant now) {
        jdbc.sql(DISPATCH)
                .paramSource(Row.with("id", id, "tracking", tracking, "now", now))
                .update();
    }

    private static Batch batch(ResultSet row) throws SQLException {
        @Nullable UUID counted = Rows.uuid(row, "counted_by");
        return new Batch(
                new BatchId(Objects.requireNonNull(Rows.uuid(row, "id"))),
                new UnitId(Objects.requireNonNull(Rows.uuid(row, "centre"))),
                new Batch.Wanted(
                        CardForm.valueOf(row.getString("form")),
                        PaperLayout.Name.valueOf(row.getString("layout")),
                        row.getString("pin"),
                        row.getString("camp"),
                        row.getBoolean("letters")),
                BatchState.valueOf(row.getString("state")),
                Objects.requireNonNull(Rows.instant(row, "opened_at")),
                row.getInt("cards"),
                row.getInt("rendered"),
                row.getInt("failed"),
                counted == null ? null : new UserId(counted),
                row.getInt("good"),
                row.getInt("spoiled"),
                row.getString("tracking"));
    }
}
