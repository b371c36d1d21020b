package hims.scheduling;

import hims.access.PersonId;
import hims.access.UnitId;
import hims.platform.Kept;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is counted in a queue: people ahead, service times, live measures (SCH-27, 40). */
@Component
class WaitSql {
    private static final String AHEAD = """
            select count(*) from scheduling.token
            where queue_id = :queue and service_on = :on and state = 'WAITING'
              and (effective_at, sequence) < (:effectiveAt, :sequence)
            """;

    private static final String PACE = """
            select (select count(*) from scheduling.service_point where queue_id = :queue and state = 'OPEN') as open_points,
                   array(select served_seconds from scheduling.token
                         where queue_id = :queue and service_on = :on and state = 'DONE' and started_at is not null
                         order by done_at desc, sequence desc limit 10) as last_services
            """;

    private static final String LINES = """
            select id, prefix, number, sequence, person_id, visit_id, class, state, point_id, reference_at, changed_at
            from scheduling.token
            where queue_id = :queue and service_on = :on
              and (state in ('WAITING', 'CALLED', 'IN_SERVICE', 'SKIPPED', 'PARKED') or changed_at > now() - interval '60 s')
            order by case state when 'IN_SERVICE' then 0 when 'CALLED' then 1 when 'WAITING' then 2 when 'PARKED' then 3
                                when 'SKIPPED' then 4 else 5 end,
                     effective_at, sequence
            limit 500
            """;

    private static final String MEDIAN = """
            select percentile_cont(0.5) within group (order by extract(epoch from greatest(
                       t.first_called_at - greatest(t.reference_at, v.opened_at), interval '0')) / 60) as median
            from scheduling.token t left join scheduling.visit v on v.id = t.visit_id
            where t.queue_id = :queue and t.service_on = :on and t.first_called_at is not null
            """;

    private static final String MEASURES = """
            with today as (
                select t.queue_id, t.state, t.done_at, greatest(t.reference_at, v.opened_at) as since,
                       case when t.first_called_at is not null then extract(epoch from greatest(
                           t.first_called_at - greatest(t.reference_at, v.opened_at), interval '0')) / 60 end as wait
                from scheduling.token t join scheduling.queue q on q.id = t.queue_id
                    left join scheduling.visit v on v.id = t.visit_id
                where q.facility_id = :facility and t.service_on = :on
            ), counted as (
                select queue_id, count(*) as issued,
                       count(*) filter (where state = 'WAITING') as waiting,
                       count(*) filter (where state in ('CALLED', 'IN_SERVICE')) as being_seen,
                       count(*) filter (where state = 'SKIPPED') as missed,
                       count(*) filter (where state = 'LEFT') as gone,
                       count(*) filter (where state = 'DONE') as done,
                       count(*) filter (where done_at > clock_timestamp() - interval '1 hour') as last_hour,
                       extract(epoch from clock_timestamp() - min(since) filter (where state = 'WAITING')) / 60 as longest,
                       percentile_cont(0.5) within group (order by wait) as median,
                       percentile_cont(0.9) within group (order by wait) as ninetieth
                from today group by queue_id
            ), rooms as (
                select queue_id, count(*) as open_points from scheduling.service_point where state = 'OPEN' group by queue_id
            )
            select q.id, coalesce(c.issued, 0) as issued, coalesce(c.waiting, 0) as waiting,
                   coalesce(c.being_seen, 0) as being_seen, coalesce(c.missed, 0) as missed, coalesce(c.gone, 0) as gone, coalesce(c.done, 0) as done, coalesce(c.last_hour, 0) as last_hour,
                   coalesce(r.open_points, 0) as open_points, c.longest, c.median, c.ninetieth
            from scheduling.queue q left join counted c on c.queue_id = q.id left join rooms r on r.queue_id = q.id
            where q.facility_id = :facility order by q.position, q.code limit 200
            """;

    private final Kept<Day, Median> medians = new Kept<>(Duration.ofSeconds(30));
    private final JdbcClient jdbc;

    WaitSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Median(@Nullable Integer minutes) {}

    private record Day(QueueId queue, LocalDate on) {}

    record Pace(int openPoints, List<Duration> lastServices) {}

    int ahead(Token token) {
        return Rows.one(jdbc.sql(AHEAD)
                .paramSource(Row.with(
                        "queue", token.queue(),
                        "on", token.serviceOn(),
                        "effectiveAt", token.effectiveAt(),
                        "sequence", token.sequence()))
                .query(Integer.class));
    }

    Pace pace(QueueId queue, LocalDate on) {
        return Rows.one(jdbc.sql(PACE)
                .paramSource(Row.with("queue", queue, "on", on))
                .query((row, n) -> new Pace(row.getInt("open_points"), durations(row))));
    }

    List<QueueLine> lines(QueueId queue, LocalDate on) {
        return Rows.list(
                jdbc.sql(LINES).paramSource(Row.with("queue", queue, "on", on)).query((row, n) -> line(row)));
    }

    /** Minutes from arrival to the first call today, as it was up to half a minute ago. */
    @Nullable
    Integer median(QueueId queue, LocalDate on) {
        return medians.current()
                .computeIfAbsent(new Day(queue, on), this::readMedian)
                .minutes();
    }

    private Median readMedian(Day day) {
        return Rows.one(
                jdbc.sql(MEDIAN).paramSource(Row.of(day)).query((row, n) -> new Median(minutes(row, "median"))));
    }

    List<QueueMeasures> measures(UnitId facility, LocalDate on) {
        return Rows.list(jdbc.sql(MEASURES)
                .paramSource(Row.with("facility", facility, "on", on))
                .query((row, n) -> measures(row)));
    }

    private static List<Duration> durations(ResultSet row) throws SQLException {
        return Arrays.stream((Integer[]) row.getArray("last_services").getArray())
                .map(Duration::ofSeconds)
                .toList();
    }

    private static QueueLine line(ResultSet row) throws SQLException {
        var point = Rows.uuid(row, "point_id");
        var visit = Rows.uuid(row, "visit_id");
        return new QueueLine(
                new TokenId(row.getObject("id", UUID.class)),
                Token.label(row.getString("prefix"), row.getInt("number")),
                row.getLong("sequence"),
                new PersonId(row.getObject("person_id", UUID.class)),
                visit == null ? null : new VisitId(visit),
                PriorityClass.valueOf(row.getString("class")),
                TokenState.valueOf(row.getString("state")),
                point == null ? null : new ServicePointId(point),
                instant(row, "reference_at"),
                instant(row, "changed_at"));
    }

    private static QueueMeasures measures(ResultSet row) throws SQLException {
        return new QueueMeasures(
                new QueueId(row.getObject("id", UUID.class)),
                row.getInt("issued"),
                row.getInt("waiting"),
                row.getInt("being_seen"),
                row.getInt("missed"),
                row.getInt("gone"),
                row.getInt("done"),
                row.getInt("last_hour"),
                row.getInt("open_points"),
                minutes(row, "longest"),
                minutes(row, "median"),
                minutes(row, "ninetieth"));
    }

    private static @Nullable Integer minutes(ResultSet row, String column) throws SQLException {
        var value = row.getDouble(column);
        return row.wasNull() ? null : (int) Math.floor(value);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Rows.instant(row, column), column);
    }
}
