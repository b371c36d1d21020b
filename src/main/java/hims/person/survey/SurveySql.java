package hims.person.survey;

import hims.access.Actor;
import hims.access.UserId;
import hims.platform.FieldError;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Batches, and what came under a survey number last. */
@Repository
class SurveySql {
    private static final String INSERT = """
            insert into person.survey_batch (id, status, file_name, columns, rows, refused, uploaded_by, uploaded_by_name, uploaded_at,
                moved_at)
            values (:id, 'UPLOADED', :fileName, :columns::text[], :rows, 0, :by, :byName, :now, :now)
            """;

    private static final String TOTAL = """
            update person.survey_batch set rows = :rows, refused = :refused where id = :id
            """;

    private static final String COLUMNS = """
            select id, status, file_name, columns, rows, position, created, linked, updated, paired, refused, errors, repeated,
                uploaded_by_name, uploaded_at, accepted_by, accepted_by_name, closed_at
            from person.survey_batch
            """;

    private static final String FIND = COLUMNS + " where id = :id";
    private static final String LOCK = COLUMNS + " where id = :id for update";
    private static final String RECENT = COLUMNS + " order by uploaded_at desc, id limit :most";

    private static final String WAITING = COLUMNS + """
            where status = 'UPLOADED' or status = 'CHECKED' and accepted_by is not null
            order by uploaded_at, id limit 1 for update skip locked
            """;

    private static final String ADVANCE = """
            update person.survey_batch set position = :position, created = created + :created, linked = linked + :linked,
                updated = updated + :updated, paired = paired + :paired, errors = errors + :errors, repeated = repeated + :repeated,
                moved_at = :now
            where id = :id
            """;

    private static final String BECOME = """
            update person.survey_batch set status = :status, position = 0, moved_at = :now,
                closed_at = case when :status = 'CLOSED' then :now::timestamptz end
            where id = :id
            """;

    private static final String ACCEPT = """
            update person.survey_batch set accepted_by = :by, accepted_by_name = :byName, accepted_at = :now where id = :id
            """;

    private static final String SEEN = """
            select print, outcome, batch, number from person.survey_seen where form = :form and member = :member
            """;

    private static final String SEE = """
            insert into person.survey_seen (form, member, print, outcome, batch, number)
            values (:form, :member, :print, :outcome, :batch, :number)
            on conflict (form, member) do update set print = excluded.print, outcome = excluded.outcome, batch = excluded.batch,
                number = excluded.number
            """;

    private final JdbcClient jdbc;

    SurveySql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What came last under a survey number. */
    record Seen(String print, Outcome outcome, BatchId batch, int number) {
        boolean same(String other) {
            return print.equals(other);
        }
    }

    void insert(BatchId id, String fileName, List<Column> columns, Actor by, Instant now) {
        jdbc.sql(INSERT)
                .paramSource(Row.with("id", id, "fileName", fileName, "rows", 1, "by", by.user())
                        .and("columns", columns.stream().map(Enum::name).toArray(String[]::new))
                        .and("byName", by.name())
                        .and("now", now))
                .update();
    }

    void total(BatchId id, int rows, int refused) {
        jdbc.sql(TOTAL)
                .paramSource(Row.with("id", id, "rows", rows, "refused", refused))
                .update();
    }

    Optional<Batch> find(BatchId id) {
        return jdbc.sql(FIND).param("id", id.value()).query(SurveySql::batch).optional();
    }

    Optional<Batch> lock(BatchId id) {
        return jdbc.sql(LOCK).param("id", id.value()).query(SurveySql::batch).optional();
    }

    List<Batch> recent(int most) {
        return Rows.list(jdbc.sql(RECENT).param("most", most).query(SurveySql::batch));
    }

    /** The oldest with work to do, held by this transaction. */
    Optional<Batch> waiting() {
        return jdbc.sql(WAITING).query(SurveySql::batch).optional();
    }

    void advance(BatchId id, int position, Tally tally, Instant now) {
        jdbc.sql(ADVANCE)
                .paramSource(Row.with("id", id, "position", position, "now", now)
                        .and("created", tally.of(Outcome.CREATED))
                        .and("linked", tally.of(Outcome.LINKED))
                        .and("updated", tally.of(Outcome.UPDATED))
                        .and("paired", tally.of(Outcome.PAIR_OPENED))
                        .and("errors", tally.of(Outcome.ERROR))
                        .and("repeated", tally.repeated()))
                .update();
    }

    void become(BatchId id, Batch.Status status, Instant now) {
        jdbc.sql(BECOME)
                .paramSource(Row.with("id", id, "status", status, "now", now))
                .update();
    }

    void accept(BatchId id, Actor by, Instant now) {
        jdbc.sql(ACCEPT)
                .paramSource(Row.with("id", id, "by", by.user(), "byName", by.name(), "now", now))
                .update();
    }

    Optional<Seen> seen(SurveyRow.Told told) {
        return jdbc.sql(SEEN)
                .paramSource(Row.with("form", told.form(), "member", told.member()))
                .query((row, _) -> new Seen(
                        Objects.requireNonNull(row.getString("print")),
                        Outcome.valueOf(row.getString("outcome")),
                        new BatchId(Objects.requireNonNull(Rows.uuid(row, "batch"))),
                        row.getInt("number")))
                .optional();
    }

    void see(SurveyRow.Told told, Outcome outcome, BatchId batch, int number) {
        jdbc.sql(SEE)
                .paramSource(Row.with("form", told.form(), "member", told.member(), "print", told.print())
                        .and("outcome", outcome)
                        .and("batch", batch)
                        .and("number", number))
                .update();
    }

    /** Numbers keep their kind, as texts of some languages count by them. */
    static String[] args(FieldError error) {
        return error.args().stream()
                .map(arg -> (arg instanceof Number ? "n" : "t") + arg)
                .toArray(String[]::new);
    }

    static Object arg(String kept) {
        return kept.startsWith("n") ? Integer.valueOf(kept.substring(1)) : kept.substring(1);
    }

    private static Batch batch(ResultSet row, int number) throws SQLException {
        var acceptedBy = Rows.uuid(row, "accepted_by");
        return new Batch(
                new BatchId(Objects.requireNonNull(Rows.uuid(row, "id"))),
                Batch.Status.valueOf(row.getString("status")),
                row.getString("file_name"),
                Rows.texts(row, "columns").stream().map(Column::valueOf).toList(),
                row.getInt("rows"),
                row.getInt("position"),
                row.getInt("created"),
                row.getInt("linked"),
                row.getInt("updated"),
                row.getInt("paired"),
                row.getInt("refused"),
                row.getInt("errors"),
                row.getInt("repeated"),
                row.getString("uploaded_by_name"),
                Objects.requireNonNull(Rows.instant(row, "uploaded_at")),
                acceptedBy == null ? null : new UserId(acceptedBy),
                row.getString("accepted_by_name"),
                Rows.instant(row, "closed_at"));
    }
}
