package hims.scheduling;

import static hims.scheduling.SchedulingProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.person.Registry;
import hims.platform.Rejected;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looking at queues: the list of a service point and the measures of a facility (SCH-25, 40). */
@Service
public class QueueLists {
    private final WaitSql waits;
    private final PointSql points;
    private final QueueSql queues;
    private final ServiceDay day;
    private final Registry registry;
    private final Access access;

    QueueLists(WaitSql waits, PointSql points, QueueSql queues, ServiceDay day, Registry registry, Access access) {
        this.waits = waits;
        this.points = points;
        this.queues = queues;
        this.day = day;
        this.registry = registry;
        this.access = access;
    }

    /** The queue as seen from a service point: its own person first, those at other points left out. */
    @Transactional(readOnly = true)
    public QueueList list(ServicePointId at, Actor by) {
        var point = points.find(at).orElseThrow(() -> new Rejected(UNKNOWN_POINT));
        var queue = queues.find(point.queue()).orElseThrow();
        access.require(by, Permission.QUEUE_WORK, queue.unit());
        var on = day.of(queue.facility());
        var lines = waits.lines(queue.id(), on).stream()
                .filter(line -> line.point() == null || line.point().equals(at))
                .filter(line -> line.state().active())
                .toList();
        var waiting = (int) lines.stream()
                .filter(line -> line.state() == TokenState.WAITING)
                .count();
        return new QueueList(queue, point, lines, waiting, waits.median(queue.id(), on), day.now());
    }

    /** All who are in a queue now, for those who see people before they are called: vital signs, counselling. */
    @Transactional(readOnly = true)
    public List<QueueLine> present(QueueId id, Actor by) {
        var queue = queues.find(id).orElseThrow(() -> new Rejected(UNKNOWN_QUEUE));
        access.require(by, Permission.QUEUE_WORK, queue.unit());
        return waits.lines(id, day.of(queue.facility())).stream()
                .filter(line -> line.state().active())
                .toList();
    }

    /** The list of {@link #list} with the people in it, drawn beside the work. @see QueuePanel */
    @Transactional(readOnly = true)
    public QueuePanel panel(ServicePointId at, String open, @Nullable TokenId current, Actor by) {
        access.require(by, Permission.QUEUE_WORK);
        var list = list(at, by);
        var people =
                registry.fetchAll(list.lines().stream().map(QueueLine::person).toList());
        return new QueuePanel(list, people, open, current);
    }

    /** Every queue of the actor's facility today, in the order of the house. */
    @Transactional(readOnly = true)
    public List<QueueMeasures> measures(Actor by) {
        access.require(by, Permission.TOKEN_ISSUE);
        return waits.measures(by.facility(), day.of(by.facility()));
    }
}
