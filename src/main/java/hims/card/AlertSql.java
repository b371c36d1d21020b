package hims.card;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.UnitId;
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
class AlertSql {

    /** Takes the place of the reading before, and tells of it. */
    private static final String READ = """
            with before as (select facility, at from card.last_reading where card = :card)
            insert into card.last_reading (card, facility, at)
            values (:card, :facility, :now)
            on conflict (card) do update set facility = excluded.facility, at = excluded.at
            returning (select facility from before) as facility, (select at from before) as at
            """;

    private static final String INSERT = """
            insert into card.alert (id, card, kind, facility, before_facility, before_at, words, raised_at, raised_by, raised_by_name)
            values (:id, :card, :kind, :facility, :beforeFacility, :beforeAt, :words, :now, :by, :byName)
            on conflict do nothing
            """;

    /** Of the whole city to an officer of the city; to others what touches their hospital. */
    private static final String OPEN = """
            select a.id, c.serial, c.person, a.kind, a.facility, a.before_facility, a.before_at, a.words, a.raised_at, a.raised_by_name
            from card.alert a
            join card.card c on c.id = a.card
            where a.closed_at is null and (:city or a.facility = :facility or a.before_facility = :facility)
            order by a.raised_at, a.id
            limit 200
            """;

    private static final String CLOSE = """
            update card.alert
            set closed_at = :now, closed_by = :by, closed_by_name = :byName, outcome = :outcome
            where id = :id and closed_at is null and (:city or facility = :facility or before_facility = :facility)
            """;

    private final JdbcClient jdbc;

    AlertSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Before(UnitId facility, Instant at) {}

    Optional<Before> read(CardId card, UnitId facility, Instant now) {
        return jdbc
                .sql(READ)
                .paramSource(Row.with("card", card, "facility", facility, "now", now))
                .query((row, _) -> before(row))
                .list()
                .stream()
                .flatMap(before -> Optional.ofNullable(before).stream())
                .findFirst();
    }

    private static @Nullable Before before(ResultSet row) throws SQLException {
        UUID facility = row.getObject("facility", UUID.class);
        return facility == null
                ? null
                : new Before(new UnitId(facility), Objects.requireNonNull(Rows.instant(row, "at")));
    }

    /** One open alert of far readings a card is enough. */
    void raise(
            AlertId id,
            CardId card,
            CardAlert.Kind kind,
            @Nullable Before before,
            String words,
            Actor by,
            Instant now) {
        var row = Row.with("id", id, "card", card, "kind", kind, "facility", by.facility())
                .and("beforeFacility", before == null ? null : before.facility())
                .and("beforeAt", before == null ? null : before.at())
                .and("words", words)
                .and("now", now)
                .and("by", by.user())
                .and("byName", by.name());
        jdbc.sql(INSERT).paramSource(row).update();
    }

    List<CardAlert> open(Actor by) {
        return Rows.list(jdbc.sql(OPEN).paramSource(of(by)).query((row, _) -> alert(row)));
    }

    boolean close(AlertId id, String outcome, Actor by, Instant now) {
        var row = of(by).and("id", id)
                .and("outcome", outcome)
                .and("now", now)
                .and("by", by.user())
                .and("byName", by.name());
        return jdbc.sql(CLOSE).paramSource(row).update() == 1;
    }

    private static Row of(Actor by) {
        return Row.with("facility", by.facility(), "city", by.facility().equals(UnitId.CITY));
    }

    private static CardAlert alert(ResultSet row) throws SQLException {
        UUID before = Rows.uuid(row, "before_facility");
        return new CardAlert(
                new AlertId(row.getObject("id", UUID.class)),
                new CardSerial(row.getLong("serial")),
                new PersonId(row.getObject("person", UUID.class)),
                CardAlert.Kind.valueOf(row.getString("kind")),
                new UnitId(row.getObject("facility", UUID.class)),
                before == null ? null : new UnitId(before),
                Rows.instant(row, "before_at"),
                row.getString("words"),
                Objects.requireNonNull(Rows.instant(row, "raised_at")),
                row.getString("raised_by_name"));
    }
}
