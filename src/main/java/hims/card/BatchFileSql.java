package hims.card;

import hims.access.Actor;
import hims.card.BatchFile.Kind;
import hims.platform.Ids;
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

/** The PDFs of batches, and who was given them. */
@Repository
class BatchFileSql {

    private static final String PLAN = """
            insert into card.batch_file (batch, number, kind, first_place, last_place)
            select :batch, row_number() over (order by kind, place), kind, place, least(place + :size - 1, :cards)
            from generate_series(1, :cards, :size) as part (place)
            cross join unnest(array['CARDS', 'LETTERS']) as wanted (kind)
            where kind = 'CARDS' or :letters
            """;

    /**
     * Who died over it, or failed, has had it long enough when the lease is over. A file waits for all its cards: one of them may still be
     * in the hands of another program.
     */
    private static final String CLAIM = """
            update card.batch_file
            set claimed_at = :now, problem = null
            where (batch, number) = (
                select batch, number
                from card.batch_file f
                where batch = :batch and made_at is null and (claimed_at is null or claimed_at < :lapsed)
                    and not exists (
                        select 1 from card.batch_card c
                        where c.batch = f.batch and c.place between f.first_place and f.last_place
                            and c.rendered_at is null and c.problem is null)
                order by number
                limit 1
                for update skip locked
            )
            returning number, kind, first_place, last_place
            """;

    private static final String MADE = """
            update card.batch_file
            set made_at = :now, pages = :pages, pdf = :pdf
            where batch = :batch and number = :number and made_at is null
            """;

    private static final String PROBLEM =
            "update card.batch_file set problem = :problem where batch = :batch and number = :number";

    private static final String LEFT = """
            select count(*)
            from card.batch_file
            where batch = :batch and made_at is null
            """;

    private static final String OF = """
            select f.number, f.kind, f.first_place, f.last_place, f.made_at, f.pdf is not null as kept, f.pages,
                count(r.id) as copies, coalesce(f.problem, '') as problem
            from card.batch_file f
            left join card.batch_release r on r.batch = f.batch and r.number = f.number
            where f.batch = :batch
            group by f.batch, f.number
            order by f.number
            """;

    private static final String RELEASE = """
            insert into card.batch_release (id, batch, number, copy, reason, at, actor, actor_name)
            select :id, :batch, :number, coalesce(max(copy), 0) + 1, :reason, :now, :actor, :name
            from card.batch_release
            where batch = :batch and number = :number
            """;

    /** Only for whom it was let out, and only for a while. */
    private static final String RELEASED = """
            select f.pdf
            from card.batch_file f
            join card.batch_release r on r.batch = f.batch and r.number = f.number
            where r.id = :id and f.batch = :batch and f.number = :number and r.actor = :actor and r.at > :since
                and f.pdf is not null
            """;

    private static final String FORGET = "update card.batch_file set pdf = null where batch = :batch";

    private final JdbcClient jdbc;

    BatchFileSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is drawn now. */
    record Claim(BatchId batch, int number, Kind kind, int first, int last) {}

    void plan(Batch batch, int cards, int size) {
        jdbc.sql(PLAN)
                .paramSource(Row.with("batch", batch.id(), "cards", cards, "size", size)
                        .and("letters", batch.wanted().letters()))
                .update();
    }

    Optional<Claim> claim(BatchId batch, Instant now, Instant lapsed) {
        return jdbc.sql(CLAIM)
                .paramSource(Row.with("batch", batch, "now", now, "lapsed", lapsed))
                .query((row, _) -> new Claim(
                        batch,
                        row.getInt("number"),
                        Kind.valueOf(row.getString("kind")),
                        row.getInt("first_place"),
                        row.getInt("last_place")))
                .optional();
    }

    /**
     * False when somebody else was faster.
     *
     * @param pdf null for a file of no cards
     */
    boolean made(Claim claim, int pages, byte @Nullable [] pdf, Instant now) {
        return jdbc.sql(MADE)
                        .paramSource(Row.with("batch", claim.batch(), "number", claim.number(), "pages", pages)
                                .and("pdf", pdf)
                                .and("now", now))
                        .update()
                == 1;
    }

    void problem(Claim claim, String problem) {
        jdbc.sql(PROBLEM)
                .paramSource(Row.with("batch", claim.batch(), "number", claim.number(), "problem", problem))
                .update();
    }

    int left(BatchId batch) {
        return Rows.one(jdbc.sql(LEFT).paramSource(Row.with("batch", batch)).query((row, _) -> row.getInt(1)));
    }

    List<BatchFile> of(BatchId batch) {
        return Rows.list(jdbc.sql(OF).paramSource(Row.with("batch", batch)).query((row, _) -> file(batch, row)));
    }

    UUID release(BatchId batch, int number, String reason, Actor by, Instant now) {
        var id = Ids.next();
        jdbc.sql(RELEASE)
                .paramSource(Row.with("id", id, "batch", batch, "number", number, "reason", reason)
                        .and("now", now)
                        .and("actor", by.user())
                        .and("name", by.name()))
                .update();
        return id;
    }

    Optional<byte[]> released(UUID release, BatchId batch, int number, Actor by, Instant since) {
        return jdbc.sql(RELEASED)
                .paramSource(Row.with("id", release, "batch", batch, "number", number, "actor", by.user())
                        .and("since", since))
                .query((row, _) -> Objects.requireNonNull(row.getBytes(1)))
                .optional();
    }

    void forget(BatchId batch) {
        jdbc.sql(FORGET).paramSource(Row.with("batch", batch)).update();
    }

    private static BatchFile file(BatchId batch, ResultSet row) throws SQLException {
        return new BatchFile(
                batch,
                row.getInt("number"),
                Kind.valueOf(row.getString("kind")),
                row.getInt("first_place"),
                row.getInt("last_place"),
                Rows.instant(row, "made_at"),
                row.getBoolean("kept"),
                row.getInt("pages"),
                row.getInt("copies"),
                row.getString("problem"));
    }
}
