package hims.card;

import hims.access.PersonId;
import hims.access.UnitId;
import hims.card.CardCentre.Asked;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lists of a card centre. */
@Repository
class CentreSql {

    private static final String ASKED = """
            select c.id, c.serial, c.person, c.form, c.state, r.asked_at, r.pin, r.camp
            from card.request r
            join card.card c on c.id = r.card
            where r.centre = :centre and c.state = any(:states)
            order by r.asked_at, c.id
            limit :most
            """;

    private static final String COUNT = """
            select count(*)
            from (
                select
                from card.request r
                join card.card c on c.id = r.card
                where r.centre = :centre and c.state = any(:states)
                limit 1001
            ) few
            """;

    private static final String ONE = """
            select c.id, c.serial, c.person, c.form, c.state, r.asked_at, r.pin, r.camp
            from card.request r
            join card.card c on c.id = r.card
            where r.centre = :centre and c.id = :card
            """;

    private static final String PROBLEMS = """
            select c.serial
            from card.batch_card b
            join card.card c on c.id = b.card
            where b.batch = :batch and b.problem is not null
            order by b.place
            limit 100
            """;

    private final JdbcClient jdbc;

    CentreSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Asked> asked(UnitId centre, Collection<CardState> states, int most) {
        return Rows.list(jdbc.sql(ASKED)
                .paramSource(Row.with("centre", centre, "states", states, "most", most))
                .query((row, _) -> asked(row)));
    }

    int count(UnitId centre, Collection<CardState> states) {
        return Rows.one(jdbc.sql(COUNT)
                .paramSource(Row.with("centre", centre, "states", states))
                .query((row, _) -> row.getInt(1)));
    }

    Optional<Asked> one(UnitId centre, CardId card) {
        return jdbc.sql(ONE)
                .paramSource(Row.with("centre", centre, "card", card))
                .query((row, _) -> asked(row))
                .optional();
    }

    /** Those of a batch that could not be made. */
    List<CardSerial> problems(BatchId batch) {
        return Rows.list(jdbc.sql(PROBLEMS)
                .paramSource(Row.with("batch", batch))
                .query((row, _) -> new CardSerial(row.getLong(1))));
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                new CardId(Objects.requireNonNull(Rows.uuid(row, "id"))),
                new CardSerial(row.getLong("serial")),
                new PersonId(Objects.requireNonNull(Rows.uuid(row, "person"))),
                CardForm.valueOf(row.getString("form")),
                CardState.valueOf(row.getString("state")),
                Objects.requireNonNull(Rows.instant(row, "asked_at")),
                row.getString("pin"),
                row.getString("camp"));
    }
}
