package hims.person.survey;

import hims.platform.FieldError;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of a batch. */
@Repository
public class SurveyRowSql {
    private static final String PART = "\u001f";

    private static final String INSERT = """
            insert into person.survey_row (batch, number, cells, outcome)
            select :batch::uuid, :first::integer - 1 + line.ordinality::integer, line.cells,
                case when line.cells is null then 'REFUSED_BY_PERSON' end
            from unnest(:lines::text[]) with ordinality as line (cells, ordinality)
            """;

    private static final String WAITING = """
            select number, cells from person.survey_row
            where batch = :batch and outcome is null and number > :after order by number limit :most
            """;

    private static final String DONE = """
            update person.survey_row set outcome = :outcome, cells = null where batch = :batch and number = :number
            """;

    private static final String WRONG = """
            update person.survey_row set outcome = 'ERROR', field = :field, reason = :reason, args = :args::text[]
            where batch = :batch and number = :number
            """;

    private static final String ERRORS = """
            select number, cells, field, reason, args from person.survey_row
            where batch = :batch and outcome = 'ERROR' and number > :after order by number limit :most
            """;

    private static final String ERASE = """
            update person.survey_row set cells = null where batch = :batch and cells is not null
            """;

    private final JdbcClient jdbc;

    SurveyRowSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row that cannot be taken in, and why. */
    public record Wrong(int number, List<String> cells, FieldError error) {}

    /** @param lines the cells of each row; null where the person refused, of which nothing is kept */
    void insert(BatchId batch, int first, List<@Nullable List<String>> lines) {
        jdbc.sql(INSERT)
                .paramSource(Row.with("batch", batch, "first", first)
                        .and(
                                "lines",
                                lines.stream()
                                        .map(cells -> cells == null ? null : String.join(PART, cells))
                                        .toArray(String[]::new)))
                .update();
    }

    List<SurveyRow> waiting(BatchId batch, int after, int most) {
        return Rows.list(jdbc.sql(WAITING)
                .paramSource(Row.with("batch", batch, "after", after, "most", most))
                .query((row, _) -> new SurveyRow(row.getInt("number"), cells(row))));
    }

    void done(BatchId batch, int number, Outcome outcome) {
        jdbc.sql(DONE)
                .paramSource(Row.with("batch", batch, "number", number, "outcome", outcome))
                .update();
    }

    void wrong(BatchId batch, int number, FieldError error) {
        jdbc.sql(WRONG)
                .paramSource(Row.with("batch", batch, "number", number, "field", error.field(), "reason", error.key())
                        .and("args", SurveySql.args(error)))
                .update();
    }

    List<Wrong> errors(BatchId batch, int after, int most) {
        return Rows.list(jdbc.sql(ERRORS)
                .paramSource(Row.with("batch", batch, "after", after, "most", most))
                .query((row, _) -> new Wrong(
                        row.getInt("number"),
                        cells(row),
                        new FieldError(
                                Objects.requireNonNull(row.getString("field")),
                                Objects.requireNonNull(row.getString("reason")),
                                Rows.texts(row, "args").stream()
                                        .map(SurveySql::arg)
                                        .toList()))));
    }

    void erase(BatchId batch) {
        jdbc.sql(ERASE).param("batch", batch.value()).update();
    }

    private static List<String> cells(ResultSet row) throws SQLException {
        var cells = row.getString("cells");
        return cells == null ? List.of() : Arrays.asList(cells.split(PART, -1));
    }
}
