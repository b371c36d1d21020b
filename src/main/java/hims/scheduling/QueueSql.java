package hims.scheduling;

import hims.access.Actor;
import hims.access.UnitId;
import hims.platform.Kept;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Queues, their days and numbers. */
@Component
class QueueSql {
    private static final String FIND = """
            select id, facility_id, unit_id, code, service, prefix, priority_prefix, name_en, name_hi, floor_en, floor_hi,
                   ends_on_next, skip_after, amber_minutes, red_minutes
            from scheduling.queue where id = :id
            """;

    private static final String OF_FACILITY = """
            select id, facility_id, unit_id, code, service, prefix, priority_prefix, name_en, name_hi, floor_en, floor_hi,
                   ends_on_next, skip_after, amber_minutes, red_minutes
            from scheduling.queue where facility_id = :facility order by position, code limit 200
            """;

    private static final String IDS = "select id from scheduling.queue order by id";

    private static final String SET_UP = """
            insert into scheduling.queue (id, facility_id, unit_id, code, service, prefix, priority_prefix, name_en, name_hi,
                floor_en, floor_hi, ends_on_next, skip_after, amber_minutes, red_minutes, position)
            values (:id, :facility, :unit, :code, :service, :prefix, :priorityPrefix, :nameEn, :nameHi,
                :floorEn, :floorHi, :endsOnNext, :skipAfter, :amberMinutes, :redMinutes, :position)
            on conflict (id) do nothing
            """;

    private static final String OPEN_DAY = """
            insert into scheduling.queue_day (queue_id, service_on) values (:queue, :on) on conflict do nothing
            """;

    private static final String LOCK_DAY = """
            select state, capacity, taken from scheduling.queue_day where queue_id = :queue and service_on = :on for update
            """;

    private static final String TAKE = """
            update scheduling.queue_day set taken = taken + :places where queue_id = :queue and service_on = :on
            """;

    private static final String NUMBER = """
            insert into scheduling.queue_number as n (queue_id, service_on, prefix, last_number)
            values (:queue, :on, :prefix, 1)
            on conflict (queue_id, service_on, prefix) do update set last_number = n.last_number + 1
            returning last_number
            """;

    private static final String LIMIT = """
            update scheduling.queue_day set capacity = :capacity where queue_id = :queue and service_on = :on
            """;

    private static final String CLOSE_DAY = """
            update scheduling.queue_day set state = 'CLOSED', closed_at = clock_timestamp()
            where queue_id = :queue and service_on = :on
            """;

    private static final String BONUS = """
            select minutes from scheduling.priority_bonus
            where class = :category and (facility_id is null or facility_id = :facility) and valid_from <= :on
            order by facility_id nulls last, valid_from desc limit 1
            """;

    private static final String NOW = "select clock_timestamp() as now";

    private static final String ANNOUNCE = "select pg_notify('scheduling_queue', :queue::text)";

    private static final String CHOICE = """
            select choice from scheduling.last_choice where user_id = :user and place_id = :place and what = :what
            """;

    private static final String CHOOSE = """
            insert into scheduling.last_choice (user_id, place_id, what, choice) values (:user, :place, :what, :choice)
            on conflict (user_id, place_id, what) do update set choice = excluded.choice
            """;

    private final Kept<QueueId, Queue> known = new Kept<>(Duration.ofMinutes(1));
    private final Kept<String, Offset> clock = new Kept<>(Duration.ofSeconds(10));
    private final JdbcClient jdbc;

    QueueSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The walk-in session of one queue on one day. */
    record Day(String state, @Nullable Integer capacity, int taken) {
        boolean closed() {
            return !state.equals("OPEN");
        }

        boolean full() {
            return capacity != null && taken >= capacity;
        }
    }

    enum Choice {
        QUEUE,
        POINT
    }

    /** Kept for a minute: how a queue is set up is asked at every step and hardly ever changes. */
    Optional<Queue> find(QueueId id) {
        var kept = known.current();
        var queue = Optional.ofNullable(kept.get(id)).or(() -> read(id));
        queue.ifPresent(found -> kept.put(id, found));
        return queue;
    }

    private Optional<Queue> read(QueueId id) {
        return jdbc.sql(FIND)
                .paramSource(Row.with("id", id))
                .query((row, n) -> queue(row))
                .optional();
    }

    List<Queue> of(UnitId facility) {
        return Rows.list(jdbc.sql(OF_FACILITY)
                .paramSource(Row.with("facility", facility))
                .query((row, n) -> queue(row)));
    }

    Set<QueueId> ids() {
        return Set.copyOf(Rows.list(jdbc.sql(IDS).query((row, n) -> new QueueId(row.getObject("id", UUID.class)))));
    }

    void setUp(Queue queue, int position) {
        jdbc.sql(SET_UP).paramSource(Row.of(queue).and("position", position)).update();
        known.forget();
    }

    /** Holds the day against everyone else until the transaction ends: numbers are given one after the other. */
    Day lock(QueueId queue, LocalDate on) {
        var day = Row.with("queue", queue, "on", on);
        return jdbc.sql(LOCK_DAY).paramSource(day).query(Day.class).optional().orElseGet(() -> open(day));
    }

    private Day open(Row day) {
        jdbc.sql(OPEN_DAY).paramSource(day).update();
        return Rows.one(jdbc.sql(LOCK_DAY).paramSource(day).query(Day.class));
    }

    void take(QueueId queue, LocalDate on, int places) {
        jdbc.sql(TAKE)
                .paramSource(Row.with("queue", queue, "on", on, "places", places))
                .update();
    }

    int number(QueueId queue, LocalDate on, String prefix) {
        return Rows.one(jdbc.sql(NUMBER)
                .paramSource(Row.with("queue", queue, "on", on, "prefix", prefix))
                .query(Integer.class));
    }

    void limit(QueueId queue, LocalDate on, @Nullable Integer capacity) {
        jdbc.sql(LIMIT)
                .paramSource(Row.with("queue", queue, "on", on, "capacity", capacity))
                .update();
    }

    void close(QueueId queue, LocalDate on) {
        jdbc.sql(CLOSE_DAY).paramSource(Row.with("queue", queue, "on", on)).update();
    }

    int bonus(UnitId facility, PriorityClass category, LocalDate on) {
        return Rows.one(jdbc.sql(BONUS)
                .paramSource(Row.with("facility", facility, "category", category, "on", on))
                .query(Integer.class));
    }

    /** The database clock: the only one that orders tokens. Asked every ten seconds; in between this machine counts on. */
    Instant now() {
        var kept = clock.current().computeIfAbsent("offset", _ -> {
            var before = System.nanoTime();
            var told = readNow();
            return new Offset(told, before + (System.nanoTime() - before) / 2);
        });
        return kept.told().plusNanos(System.nanoTime() - kept.at()).truncatedTo(ChronoUnit.MICROS);
    }

    private record Offset(Instant told, long at) {}

    private Instant readNow() {
        return Rows.one(jdbc.sql(NOW)
                .query((row, n) -> row.getObject("now", OffsetDateTime.class).toInstant()));
    }

    /** Tells every node, once the transaction is committed, that the queue changed. */
    void announce(QueueId queue) {
        jdbc.sql(ANNOUNCE)
                .paramSource(Row.with("queue", queue))
                .query((row, n) -> queue)
                .single();
    }

    Optional<UUID> lastChoice(Actor by, Choice what) {
        return jdbc.sql(CHOICE)
                .paramSource(Row.with("user", by.user(), "place", place(by), "what", what))
                .query(UUID.class)
                .optional();
    }

    void remember(Actor by, Choice what, UUID choice) {
        jdbc.sql(CHOOSE)
                .paramSource(Row.with("user", by.user(), "place", place(by), "what", what, "choice", choice))
                .update();
    }

    private static UnitId place(Actor by) {
        return by.place() == null ? by.facility() : by.place();
    }

    private static Queue queue(ResultSet row) throws SQLException {
        return new Queue(
                new QueueId(row.getObject("id", UUID.class)),
                new UnitId(row.getObject("facility_id", UUID.class)),
                new UnitId(row.getObject("unit_id", UUID.class)),
                row.getString("code"),
                ServiceKind.valueOf(row.getString("service")),
                row.getString("prefix"),
                row.getString("priority_prefix"),
                row.getString("name_en"),
                row.getString("name_hi"),
                row.getString("floor_en"),
                row.getString("floor_hi"),
                row.getBoolean("ends_on_next"),
                row.getInt("skip_after"),
                row.getInt("amber_minutes"),
                row.getInt("red_minutes"));
    }
}
