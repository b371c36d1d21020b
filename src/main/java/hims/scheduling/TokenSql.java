package hims.scheduling;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.UnitId;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tokens and their append-only events. */
@Component
class TokenSql {
    private static final String FIND = """
            select id, queue_id, service_on, prefix, number, sequence, person_id, visit_id, came_from, class, bonus_minutes,
                   issued_at, reference_at, effective_at, changed_at, state, point_id, first_called_at, called_at, recalls,
                   skipped_at, skips, started_at, served_seconds, done_at
            from scheduling.token where id = :id
            """;

    private static final String LOCK = """
            select id, queue_id, service_on, prefix, number, sequence, person_id, visit_id, came_from, class, bonus_minutes,
                   issued_at, reference_at, effective_at, changed_at, state, point_id, first_called_at, called_at, recalls,
                   skipped_at, skips, started_at, served_seconds, done_at
            from scheduling.token where id = :id for update
            """;

    /**
     * The first in order whom nobody else is calling. A missed person takes part again after enough others were called, or
     * when nobody else waits; after three misses only by hand.
     */
    private static final String NEXT = """
            select t.id from scheduling.token t
            where t.queue_id = :queue and t.service_on = :on
              and (t.state = 'WAITING' or (t.state = 'SKIPPED' and t.skips < 3))
            order by t.state = 'SKIPPED' and :skipAfter > (
                       select count(*) from scheduling.token o
                       where o.queue_id = t.queue_id and o.service_on = t.service_on and o.called_at > t.skipped_at),
                     t.effective_at, t.sequence
            limit 1 for update of t skip locked
            """;

    private static final String AT_POINT = """
            select id from (
                select id, called_at from scheduling.token where point_id = :point and state = 'CALLED'
                union all
                select id, called_at from scheduling.token where point_id = :point and state = 'IN_SERVICE') as there
            order by called_at, id
            """;

    private static final String ACTIVE = """
            select id from scheduling.token
            where queue_id = :queue and service_on = :on and person_id = :person
              and state in ('WAITING', 'CALLED', 'IN_SERVICE', 'SKIPPED', 'PARKED')
            """;

    private static final String OF_PERSON = """
            select t.id, t.queue_id, t.service_on, t.prefix, t.number, t.sequence, t.person_id, t.visit_id, t.came_from,
                   t.class, t.bonus_minutes, t.issued_at, t.reference_at, t.effective_at, t.changed_at, t.state, t.point_id,
                   t.first_called_at, t.called_at, t.recalls, t.skipped_at, t.skips, t.started_at, t.served_seconds, t.done_at
            from scheduling.token t join scheduling.queue q on q.id = t.queue_id
            where t.person_id = :person and t.service_on = :on and q.facility_id = :facility
            order by t.sequence limit 50
            """;

    private static final String OWN = """
            select id, queue_id, service_on, prefix, number, sequence, person_id, visit_id, came_from, class, bonus_minutes,
                   issued_at, reference_at, effective_at, changed_at, state, point_id, first_called_at, called_at, recalls,
                   skipped_at, skips, started_at, served_seconds, done_at
            from scheduling.token
            where person_id = :person and service_on = :on
              and state in ('WAITING', 'CALLED', 'IN_SERVICE', 'SKIPPED', 'PARKED')
            order by sequence limit 20
            """;

    private static final String STANDING = """
            select id from scheduling.token
            where person_id = :person and state in ('WAITING', 'CALLED', 'SKIPPED', 'PARKED') order by queue_id, sequence
            """;

    private static final String ACTIVE_BEFORE = """
            select id from scheduling.token
            where service_on < :on and state in ('WAITING', 'CALLED', 'IN_SERVICE', 'SKIPPED', 'PARKED')
            order by queue_id, sequence limit 10000
            """;

    private static final String CONTINUED = """
            select id from scheduling.token where came_from = :token order by sequence desc limit 1
            """;

    private static final String INSERT = """
            insert into scheduling.token (id, queue_id, service_on, prefix, number, person_id, visit_id, came_from, class,
                bonus_minutes, issued_at, reference_at, effective_at, state, recalls, skips, served_seconds, changed_at)
            values (:id, :queue, :on, :prefix, :number, :person, :visit, :cameFrom, :category,
                :bonusMinutes, :issuedAt, :referenceAt, :effectiveAt, 'WAITING', 0, 0, 0, :issuedAt)
            """;

    private static final String PROJECT = """
            update scheduling.token
            set state = :state, point_id = :point, first_called_at = :firstCalledAt, called_at = :calledAt,
                recalls = :recalls, skipped_at = :skippedAt, skips = :skips, started_at = :startedAt,
                served_seconds = :servedSeconds, done_at = :doneAt, changed_at = :now
            where id = :token
            """;

    private static final String APPEND = """
            insert into scheduling.token_event (token_id, sequence, act, actor_id, actor_name, reason, at, state, point_id,
                first_called_at, called_at, recalls, skipped_at, skips, started_at, served_seconds, done_at)
            select :token, coalesce(max(sequence), 0) + 1, :act, :actor, :actorName, :reason, :now, :state, :point,
                :firstCalledAt, :calledAt, :recalls, :skippedAt, :skips, :startedAt, :servedSeconds, :doneAt
            from scheduling.token_event where token_id = :token
            """;

    private static final String LAST_EVENTS = """
            select act, actor_id, at, state, point_id, first_called_at, called_at, recalls, skipped_at, skips, started_at,
                   served_seconds, done_at
            from scheduling.token_event where token_id = :token order by sequence desc limit 2
            """;

    private static final String JOIN_VISIT = """
            update scheduling.token set visit_id = :visit where id = :token and visit_id is null
            """;

    private final JdbcClient jdbc;

    TokenSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Numbered(
            TokenId id,
            QueueId queue,
            LocalDate on,
            String prefix,
            int number,
            PersonId person,
            @Nullable VisitId visit,
            @Nullable TokenId cameFrom,
            PriorityClass category,
            int bonusMinutes,
            Instant issuedAt,
            Instant referenceAt,
            Instant effectiveAt) {}

    record Event(TokenAct act, UUID actor, Instant at, Progress after) {}

    Optional<Token> find(TokenId id) {
        return jdbc.sql(FIND)
                .paramSource(Row.with("id", id))
                .query((row, n) -> token(row))
                .optional();
    }

    Optional<Token> lock(TokenId id) {
        return jdbc.sql(LOCK)
                .paramSource(Row.with("id", id))
                .query((row, n) -> token(row))
                .optional();
    }

    Optional<TokenId> next(Queue queue, LocalDate on) {
        return jdbc.sql(NEXT)
                .paramSource(Row.with("queue", queue.id(), "on", on, "skipAfter", queue.skipAfter()))
                .query((row, n) -> id(row))
                .optional();
    }

    List<TokenId> at(ServicePointId point) {
        return Rows.list(
                jdbc.sql(AT_POINT).paramSource(Row.with("point", point)).query((row, n) -> id(row)));
    }

    Optional<TokenId> active(QueueId queue, LocalDate on, PersonId person) {
        return jdbc.sql(ACTIVE)
                .paramSource(Row.with("queue", queue, "on", on, "person", person))
                .query((row, n) -> id(row))
                .optional();
    }

    List<Token> ofPerson(PersonId person, UnitId facility, LocalDate on) {
        return Rows.list(jdbc.sql(OF_PERSON)
                .paramSource(Row.with("person", person, "facility", facility, "on", on))
                .query((row, n) -> token(row)));
    }

    /** What a person stands for on a day, in whichever hospital. */
    List<Token> own(PersonId person, LocalDate on) {
        return Rows.list(
                jdbc.sql(OWN).paramSource(Row.with("person", person, "on", on)).query((row, n) -> token(row)));
    }

    /** Every place she still waits at, whenever and wherever. */
    List<TokenId> standing(PersonId person) {
        return Rows.list(
                jdbc.sql(STANDING).paramSource(Row.with("person", person)).query((row, n) -> id(row)));
    }

    List<TokenId> activeBefore(LocalDate on) {
        return Rows.list(jdbc.sql(ACTIVE_BEFORE).paramSource(Row.with("on", on)).query((row, n) -> id(row)));
    }

    Optional<TokenId> continuation(TokenId token) {
        return jdbc.sql(CONTINUED)
                .paramSource(Row.with("token", token))
                .query((row, n) -> id(row))
                .optional();
    }

    void insert(Numbered token) {
        jdbc.sql(INSERT).paramSource(Row.of(token)).update();
    }

    void project(TokenId token, Progress after, Instant now) {
        jdbc.sql(PROJECT)
                .paramSource(Row.of(after).and("token", token).and("now", now))
                .update();
    }

    void append(TokenId token, TokenAct act, @Nullable String reason, Progress after, Instant now, Actor by) {
        var row = Row.of(after)
                .and("token", token)
                .and("act", act)
                .and("reason", reason)
                .and("now", now)
                .and("actor", by.user())
                .and("actorName", by.name());
        jdbc.sql(APPEND).paramSource(row).update();
    }

    /** Newest first. */
    List<Event> lastEvents(TokenId token) {
        return Rows.list(jdbc.sql(LAST_EVENTS)
                .paramSource(Row.with("token", token))
                .query((row, n) -> new Event(
                        TokenAct.valueOf(row.getString("act")),
                        row.getObject("actor_id", UUID.class),
                        instant(row, "at"),
                        progress(row))));
    }

    void join(TokenId token, VisitId visit) {
        jdbc.sql(JOIN_VISIT)
                .paramSource(Row.with("token", token, "visit", visit))
                .update();
    }

    private static TokenId id(ResultSet row) throws SQLException {
        return new TokenId(row.getObject("id", UUID.class));
    }

    private static Token token(ResultSet row) throws SQLException {
        var visit = Rows.uuid(row, "visit_id");
        var from = Rows.uuid(row, "came_from");
        return new Token(
                id(row),
                new QueueId(row.getObject("queue_id", UUID.class)),
                row.getObject("service_on", LocalDate.class),
                row.getString("prefix"),
                row.getInt("number"),
                row.getLong("sequence"),
                new PersonId(row.getObject("person_id", UUID.class)),
                visit == null ? null : new VisitId(visit),
                from == null ? null : new TokenId(from),
                PriorityClass.valueOf(row.getString("class")),
                row.getInt("bonus_minutes"),
                instant(row, "issued_at"),
                instant(row, "reference_at"),
                instant(row, "effective_at"),
                instant(row, "changed_at"),
                progress(row));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        var point = Rows.uuid(row, "point_id");
        return new Progress(
                TokenState.valueOf(row.getString("state")),
                point == null ? null : new ServicePointId(point),
                Rows.instant(row, "first_called_at"),
                Rows.instant(row, "called_at"),
                row.getInt("recalls"),
                Rows.instant(row, "skipped_at"),
                row.getInt("skips"),
                Rows.instant(row, "started_at"),
                row.getInt("served_seconds"),
                Rows.instant(row, "done_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Rows.instant(row, column), column);
    }
}
