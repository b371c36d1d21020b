package hims.scheduling;

import hims.access.UnitId;
import hims.access.UserId;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Service points and the log of their openings. */
@Component
class PointSql {
    private static final String FIND = """
            select id, queue_id, room_id, kind, label, state, user_id, user_name, pause_reason
            from scheduling.service_point where id = :id
            """;

    private static final String LOCK = """
            select id, queue_id, room_id, kind, label, state, user_id, user_name, pause_reason
            from scheduling.service_point where id = :id for update
            """;

    private static final String OF_USER = """
            select id, queue_id, room_id, kind, label, state, user_id, user_name, pause_reason
            from scheduling.service_point where user_id = :user and state <> 'CLOSED'
            """;

    private static final String WORKING = """
            select p.id, p.queue_id, p.room_id, p.kind, p.label, p.state, p.user_id, p.user_name, p.pause_reason
            from scheduling.service_point p join scheduling.queue q on q.id = p.queue_id
            where q.facility_id = :facility and p.state <> 'CLOSED' order by q.position, p.label, p.id limit 500
            """;

    private static final String ADD = """
            insert into scheduling.service_point (id, queue_id, room_id, kind, label, state)
            values (:id, :queue, :room, :kind, :label, 'CLOSED') on conflict (id) do nothing
            """;

    private static final String CHANGE = """
            update scheduling.service_point
            set state = :state, user_id = :user, user_name = :userName, pause_reason = :pauseReason,
                changed_at = clock_timestamp()
            where id = :id
            """;

    private static final String APPEND = """
            insert into scheduling.service_point_event (point_id, state, user_id, reason)
            values (:id, :state, :by, :pauseReason)
            """;

    private static final String CLOSE_BEFORE = """
            update scheduling.service_point
            set state = 'CLOSED', user_id = null, user_name = null, pause_reason = null, changed_at = clock_timestamp()
            where state <> 'CLOSED' and changed_at < :before
            """;

    private final JdbcClient jdbc;

    PointSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ServicePoint> find(ServicePointId id) {
        return jdbc.sql(FIND)
                .paramSource(Row.with("id", id))
                .query((row, n) -> point(row))
                .optional();
    }

    Optional<ServicePoint> lock(ServicePointId id) {
        return jdbc.sql(LOCK)
                .paramSource(Row.with("id", id))
                .query((row, n) -> point(row))
                .optional();
    }

    Optional<ServicePoint> of(UserId user) {
        return jdbc.sql(OF_USER)
                .paramSource(Row.with("user", user))
                .query((row, n) -> point(row))
                .optional();
    }

    /** Open and paused ones of a facility. */
    List<ServicePoint> working(UnitId facility) {
        return Rows.list(
                jdbc.sql(WORKING).paramSource(Row.with("facility", facility)).query((row, n) -> point(row)));
    }

    void add(ServicePointId id, QueueId queue, UnitId room, ServicePoint.Kind kind, String label) {
        jdbc.sql(ADD)
                .paramSource(Row.with("id", id, "queue", queue, "room", room, "kind", kind, "label", label))
                .update();
    }

    void change(ServicePoint after, UserId by) {
        jdbc.sql(CHANGE).paramSource(Row.of(after)).update();
        jdbc.sql(APPEND).paramSource(Row.of(after).and("by", by)).update();
    }

    void closeBefore(Instant before) {
        jdbc.sql(CLOSE_BEFORE).paramSource(Row.with("before", before)).update();
    }

    private static ServicePoint point(ResultSet row) throws SQLException {
        @Nullable UUID user = Rows.uuid(row, "user_id");
        return new ServicePoint(
                new ServicePointId(row.getObject("id", UUID.class)),
                new QueueId(row.getObject("queue_id", UUID.class)),
                new UnitId(row.getObject("room_id", UUID.class)),
                ServicePoint.Kind.valueOf(row.getString("kind")),
                row.getString("label"),
                ServicePoint.State.valueOf(row.getString("state")),
                user == null ? null : new UserId(user),
                row.getString("user_name"),
                row.getString("pause_reason"));
    }
}
