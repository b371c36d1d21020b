package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.platform.Ids;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deaths that were recorded, and those that were withdrawn. */
@Repository
class DeathSql {
    private static final String INSERT = """
            insert into person.death (id, person_id, died_on, died_at, source, informant, status_before, recorded_by,
                recorded_by_name, recorded_at)
            values (:id, :person, :on, :time::time, :source, :informant, :before, :by, :byName, :now)
            """;

    private static final String DIE = """
            update person.person set status = 'DECEASED', died_on = :on, version = version + 1 where id = :person
            """;

    private static final String LIVE = """
            update person.person set status = :status, died_on = null, version = version + 1 where id = :person
            """;

    private static final String WITHDRAW = """
            update person.death set withdrawn_by = :by, withdrawn_by_name = :byName, withdrawn_at = :now, withdrawn_why = :why
            where person_id = :person and withdrawn_at is null
            """;

    private static final String OF = """
            select died_on, died_at::text as died_at, source, informant, status_before, recorded_by_name, recorded_at,
                withdrawn_by_name, withdrawn_at, withdrawn_why
            from person.death where person_id = :person order by recorded_at desc, id limit 20
            """;

    private final JdbcClient jdbc;

    DeathSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void record(PersonId person, Deaths.Told told, Person.Status before, Actor by, Instant now) {
        LocalTime time = told.time();
        jdbc.sql(INSERT)
                .paramSource(Row.with("id", Ids.next(), "person", person, "on", told.on())
                        .and("time", time == null ? null : time.toString())
                        .and("source", told.source())
                        .and("informant", told.informant())
                        .and("before", before)
                        .and("by", by.user())
                        .and("byName", by.name())
                        .and("now", now))
                .update();
        jdbc.sql(DIE).paramSource(Row.with("person", person, "on", told.on())).update();
    }

    void withdraw(PersonId person, Person.Status status, String why, Actor by, Instant now) {
        jdbc.sql(WITHDRAW)
                .paramSource(Row.with("person", person, "why", why, "now", now)
                        .and("by", by.user())
                        .and("byName", by.name()))
                .update();
        jdbc.sql(LIVE).paramSource(Row.with("person", person, "status", status)).update();
    }

    /** The latest first. */
    List<RecordedDeath> of(PersonId person) {
        return Rows.list(jdbc.sql(OF).param("person", person.value()).query((row, _) -> {
            String time = row.getString("died_at");
            return new RecordedDeath(
                    Objects.requireNonNull(Rows.date(row, "died_on")),
                    time == null ? null : LocalTime.parse(time),
                    DeathSource.valueOf(row.getString("source")),
                    row.getString("informant"),
                    Person.Status.valueOf(row.getString("status_before")),
                    row.getString("recorded_by_name"),
                    Objects.requireNonNull(Rows.instant(row, "recorded_at")),
                    row.getString("withdrawn_by_name"),
                    Rows.instant(row, "withdrawn_at"),
                    row.getString("withdrawn_why"));
        }));
    }
}
