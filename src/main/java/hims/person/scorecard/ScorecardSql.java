package hims.person.scorecard;

import hims.access.PersonId;
import hims.access.UnitId;
import hims.access.UserId;
import hims.person.Area;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what was registered in a month, and finds the rows behind a figure by the same conditions. */
@Repository
class ScorecardSql {
    /** A number that many people dial by hand is none: one digit ten times, or a run. */
    private static final String FLAGS = """
            select p.id, p.facility, p.registered_by as desk, p.registered_at,
                not exists (select 1 from person.phone t where t.person_id = p.id and t.until is null
                    and t.number !~ '^([0-9])\\1{9}$' and t.number not in ('9876543210', '9123456789', '9999999990')) as no_phone,
                exists (select 1 from person.phone t where t.person_id = p.id and t.until is null
                    and (select count(*) from (select 1 from person.phone o where o.number = t.number and o.until is null limit 7)
                        as shared) > 6) as crowded_phone,
                coalesce(p.birth_precision = 'DAY' and extract(doy from p.birth_from) = 1
                    or p.birth_precision = 'AGE_YEARS' and extract(year from age(p.registered_at::date, p.birth_to))::integer % 5 = 0,
                    false) as round_birth,
                not exists (select 1 from person.relation r where r.person_id = p.id and r.until is null) as no_relative,
                exists (select 1 from person.address a
                    join unnest(:localities::text[], :pins::text[]) as area (locality, pin) on area.locality = a.locality
                    where a.person_id = p.id and a.until is null and a.pin <> '' and a.pin <> area.pin) as other_pin,
                exists (select 1 from person.pair d where d.b = p.id and d.status <> 'NOT_SAME') as duplicates,
                exists (select 1 from person.pair d where d.b = p.id and d.origin = 'OVERRIDE') as overrides,
                p.status = 'PROVISIONAL' and p.registered_at < :now::timestamptz - interval '7 days' as old_unknowns,
                exists (select 1 from person.pair d where d.b = p.id and d.status in ('OPEN', 'UNDER_REVIEW', 'DEFERRED')
                    and d.opened_at < :now::timestamptz - interval '30 days') as old_pairs
            from person.person p
            where p.registered_at >= :from and p.registered_at < :until
            """;

    private static final String CLEAR = "delete from person.scorecard where month = :month";

    private static final String COUNT = """
            insert into person.scorecard (month, facility, desk, registrations, no_phone, crowded_phone, round_birth, no_relative,
                other_pin, duplicates, overrides, old_unknowns, old_pairs, counted_at)
            select :month, f.facility, f.desk, count(*), count(*) filter (where f.no_phone), count(*) filter (where f.crowded_phone),
                count(*) filter (where f.round_birth), count(*) filter (where f.no_relative), count(*) filter (where f.other_pin),
                count(*) filter (where f.duplicates), count(*) filter (where f.overrides), count(*) filter (where f.old_unknowns),
                count(*) filter (where f.old_pairs), :now
            from (""" + FLAGS + ") as f group by f.facility, f.desk";

    private static final String BEHIND = "select f.id from (" + FLAGS + """
            ) as f
            where f.facility = :facility and f.desk = :desk and case :measure
                when 'NO_PHONE' then f.no_phone when 'CROWDED_PHONE' then f.crowded_phone when 'ROUND_BIRTH' then f.round_birth
                when 'NO_RELATIVE' then f.no_relative when 'OTHER_PIN' then f.other_pin when 'DUPLICATES' then f.duplicates
                when 'OVERRIDES' then f.overrides when 'OLD_UNKNOWNS' then f.old_unknowns when 'OLD_PAIRS' then f.old_pairs end
            order by f.registered_at desc, f.id limit :most
            """;

    private static final String LINES = """
            select facility, desk, registrations, no_phone, crowded_phone, round_birth, no_relative, other_pin, duplicates, overrides,
                old_unknowns, old_pairs, counted_at
            from person.scorecard where month = :month order by facility, registrations desc, desk limit :most
            """;

    private final JdbcClient jdbc;

    ScorecardSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param from of the month, {@code until} of the next */
    record Span(LocalDate month, Instant from, Instant until) {}

    void count(Span span, Instant now) {
        jdbc.sql(CLEAR).param("month", span.month()).update();
        jdbc.sql(COUNT).paramSource(spanned(span, now)).update();
    }

    List<PersonId> behind(Span span, UnitId facility, UserId desk, Measure measure, Instant now, int most) {
        return Rows.list(jdbc.sql(BEHIND)
                        .paramSource(spanned(span, now)
                                .and("facility", facility)
                                .and("desk", desk)
                                .and("measure", measure)
                                .and("most", most))
                        .query(UUID.class))
                .stream()
                .map(PersonId::new)
                .toList();
    }

    List<Line> lines(LocalDate month, int most) {
        return Rows.list(jdbc.sql(LINES)
                .paramSource(Row.with("month", month, "most", most))
                .query(ScorecardSql::line));
    }

    private static Row spanned(Span span, Instant now) {
        var areas = Area.all();
        return Row.of(span)
                .and("now", now)
                .and("localities", areas.stream().map(Area::latin).toArray(String[]::new))
                .and("pins", areas.stream().map(Area::pin).toArray(String[]::new));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                new UnitId(Objects.requireNonNull(Rows.uuid(row, "facility"))),
                new UserId(Objects.requireNonNull(Rows.uuid(row, "desk"))),
                row.getInt("registrations"),
                row.getInt("no_phone"),
                row.getInt("crowded_phone"),
                row.getInt("round_birth"),
                row.getInt("no_relative"),
                row.getInt("other_pin"),
                row.getInt("duplicates"),
                row.getInt("overrides"),
                row.getInt("old_unknowns"),
                row.getInt("old_pairs"),
                Objects.requireNonNull(Rows.instant(row, "counted_at")));
    }
}
