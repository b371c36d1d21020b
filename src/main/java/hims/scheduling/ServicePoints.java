package hims.scheduling;

import static hims.scheduling.SchedulingProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.UnitId;
import hims.platform.Rejected;
import hims.scheduling.ServicePoint.State;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rooms and counters that draw from a queue: closed → open (user, room) → paused (reason) → closed. */
@Service
public class ServicePoints {
    private final PointSql sql;
    private final QueueSql queues;
    private final TokenSql tokens;
    private final Access access;

    ServicePoints(PointSql sql, QueueSql queues, TokenSql tokens, Access access) {
        this.sql = sql;
        this.queues = queues;
        this.tokens = tokens;
        this.access = access;
    }

    /**
     * Opens a room for a queue and remembers the choice. A user works at one point: the one she had is closed.
     *
     * @throws Rejected POINT_TAKEN when a colleague has it open; POINT_BUSY when someone is still at her former point
     */
    @Transactional
    public ServicePointId open(QueueId queueId, Place place, Actor by) {
        queue(queueId, by);
        access.require(by, Permission.QUEUE_WORK, place.room());
        var id = ServicePointId.of(queueId, place.room());
        sql.add(id, queueId, place.room(), place.kind(), place.label());
        var point = sql.lock(id).orElseThrow();
        if (point.user() != null && !point.user().equals(by.user())) {
            throw new Rejected(POINT_TAKEN);
        }
        sql.of(by.user()).filter(other -> !other.id().equals(id)).ifPresent(other -> close(other, by));
        change(point, State.OPEN, null, by);
        queues.remember(by, QueueSql.Choice.POINT, id.value());
        return id;
    }

    @Transactional
    public void pause(ServicePointId id, PauseReason reason, Actor by) {
        change(lock(id, by), State.PAUSED, reason.name(), by);
    }

    @Transactional
    public void resume(ServicePointId id, Actor by) {
        change(lock(id, by), State.OPEN, null, by);
    }

    /** @throws Rejected POINT_BUSY while a person is called to it or in service there */
    @Transactional
    public void close(ServicePointId id, Actor by) {
        close(lock(id, by), by);
    }

    /** Where the actor works now. */
    @Transactional(readOnly = true)
    public Optional<ServicePoint> mine(Actor by) {
        access.require(by, Permission.QUEUE_WORK);
        return sql.of(by.user());
    }

    /** The point the actor chose last at her place, whatever its state. */
    @Transactional(readOnly = true)
    public Optional<ServicePoint> lastPlace(Actor by) {
        access.require(by, Permission.QUEUE_WORK);
        return queues.lastChoice(by, QueueSql.Choice.POINT)
                .map(ServicePointId::new)
                .flatMap(sql::find);
    }

    /** Open and paused points of the actor's facility. */
    @Transactional(readOnly = true)
    public List<ServicePoint> working(Actor by) {
        access.require(by, Permission.QUEUE_WORK);
        return sql.working(by.facility());
    }

    ServicePoint lockOpen(ServicePointId id, Actor by) {
        var point = lock(id, by);
        if (!point.open()) {
            throw new Rejected(POINT_NOT_OPEN);
        }
        return point;
    }

    Queue queue(ServicePoint point) {
        return queues.find(point.queue()).orElseThrow();
    }

    /** A queue of the actor's facility. */
    Queue queue(QueueId id, Actor by) {
        var queue = queues.find(id).orElseThrow(() -> new Rejected(UNKNOWN_QUEUE));
        access.require(by, Permission.QUEUE_WORK, queue.unit());
        return queue;
    }

    /**
     * A room of {@code org} as people find it.
     *
     * @param label the number on its door
     */
    public record Place(UnitId room, ServicePoint.Kind kind, String label) {}

    /** A point of the actor's facility that she holds, or any when she manages the queues. */
    private ServicePoint lock(ServicePointId id, Actor by) {
        var point = sql.lock(id).orElseThrow(() -> new Rejected(UNKNOWN_POINT));
        access.require(by, Permission.QUEUE_WORK, queue(point).unit());
        var mine = by.user().equals(point.user());
        if (!mine && !by.may(Permission.QUEUE_MANAGE)) {
            throw new Rejected(point.user() == null ? POINT_NOT_OPEN : POINT_TAKEN);
        }
        return point;
    }

    private void close(ServicePoint point, Actor by) {
        if (!tokens.at(point.id()).isEmpty()) {
            throw new Rejected(POINT_BUSY);
        }
        change(point, State.CLOSED, null, by);
    }

    private void change(ServicePoint point, State state, @Nullable String reason, Actor by) {
        var closed = state == State.CLOSED;
        var holder = point.user() == null ? by.user() : point.user();
        var name = point.userName() == null ? by.name() : point.userName();
        sql.change(
                new ServicePoint(
                        point.id(),
                        point.queue(),
                        point.room(),
                        point.kind(),
                        point.label(),
                        state,
                        closed ? null : holder,
                        closed ? null : name,
                        reason),
                by.user());
        queues.announce(point.queue());
    }
}
