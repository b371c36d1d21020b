package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.UnitId;
import hims.platform.Ids;
import hims.platform.Row;
import hims.platform.Rows;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Visits at home, and how many refused one. */
@Repository
class HomeVisitSql {
    private static final String INSERT = """
            insert into person.home_visit (id, person_id, visited_on, visitor, place, met, seen, latitude, longitude, recorded_by,
                recorded_by_name, recorded_at)
            values (:id, :person, :on, :visitor, :place, :met, :seen, :latitude::numeric, :longitude::numeric, :by, :byName, :now)
            """;

    private static final String VERIFY = """
            update person.person set status = 'VERIFIED', version = version + 1 where id = :person and status = 'SELF_DECLARED'
            """;

    private static final String REFUSE = """
            insert into person.home_refusal as r (facility, month, refusals) values (:facility, :month, 1)
            on conflict (facility, month) do update set refusals = r.refusals + 1
            """;

    private static final String OF = """
            select visited_on, visitor, place, met, seen, latitude, longitude, recorded_by_name, recorded_at
            from person.home_visit
            where person_id in (select id from person.person where id = :person or survivor_id = :person)
            order by recorded_at desc, id limit 20
            """;

    private final JdbcClient jdbc;

    HomeVisitSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PersonId person, HomeVisit.Told told, Actor by, Instant now) {
        HomeVisit.Point point = told.point();
        jdbc.sql(INSERT)
                .paramSource(Row.of(told)
                        .and("id", Ids.next())
                        .and("person", person)
                        .and("latitude", point == null ? null : point.latitude())
                        .and("longitude", point == null ? null : point.longitude())
                        .and("by", by.user())
                        .and("byName", by.name())
                        .and("now", now))
                .update();
    }

    /** In a transaction that says who and why. */
    void verify(PersonId person) {
        jdbc.sql(VERIFY).param("person", person.value()).update();
    }

    void refuse(UnitId facility, LocalDate month) {
        jdbc.sql(REFUSE)
                .paramSource(Row.with("facility", facility, "month", month))
                .update();
    }

    /** The latest first. */
    List<HomeVisit> of(PersonId person) {
        return Rows.list(jdbc.sql(OF).param("person", person.value()).query((row, _) -> visit(row)));
    }

    private static HomeVisit visit(ResultSet row) throws SQLException {
        BigDecimal latitude = row.getBigDecimal("latitude");
        BigDecimal longitude = row.getBigDecimal("longitude");
        var told = new HomeVisit.Told(
                Objects.requireNonNull(Rows.date(row, "visited_on")),
                Objects.requireNonNull(row.getString("visitor")),
                Objects.requireNonNull(row.getString("place")),
                HomeVisit.Met.valueOf(row.getString("met")),
                Objects.requireNonNull(row.getString("seen")),
                latitude == null || longitude == null ? null : new HomeVisit.Point(latitude, longitude));
        return new HomeVisit(
                told,
                Objects.requireNonNull(row.getString("recorded_by_name")),
                Objects.requireNonNull(Rows.instant(row, "recorded_at")));
    }
}
