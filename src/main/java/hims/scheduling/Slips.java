package hims.scheduling;

import hims.access.Access;
import hims.access.Actor;
import hims.audit.Action;
import hims.org.Org;
import hims.person.Registry;
import hims.scheduling.Slip.Further;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The paper a person takes to the waiting hall (SCH-15, 16). */
@Component
class Slips {
    private final Tokens tokens;
    private final QueueSql queues;
    private final PointSql points;
    private final Registry registry;
    private final Org org;
    private final Access access;
    private final ServiceDay day;

    Slips(Tokens tokens, QueueSql queues, PointSql points, Registry registry, Org org, Access access, ServiceDay day) {
        this.tokens = tokens;
        this.queues = queues;
        this.points = points;
        this.registry = registry;
        this.org = org;
        this.access = access;
        this.day = day;
    }

    /** As things stand now; every paper is in the audit log. */
    @Transactional
    public Slip print(TokenId id, boolean a5, Actor by) {
        var token = tokens.fetch(id, by);
        var queue = queue(token);
        access.log(by, Action.PRINT, "token", id, token.person());
        return new Slip(
                token,
                queue,
                tokens.position(token),
                tokens.visit(token, by).map(Visit::number),
                rooms(queue),
                further(token, by),
                registry.fetch(token.person()),
                org.facility(queue.facility()),
                day.now(),
                a5);
    }

    private List<String> rooms(Queue queue) {
        return points.working(queue.facility()).stream()
                .filter(point -> point.queue().equals(queue.id()) && point.open())
                .map(ServicePoint::label)
                .toList();
    }

    private List<Further> further(Token token, Actor by) {
        return tokens.today(token.person(), by).stream()
                .filter(other -> !other.id().equals(token.id()) && other.state().active())
                .map(other -> new Further(other, queue(other)))
                .toList();
    }

    private Queue queue(Token token) {
        return queues.find(token.queue()).orElseThrow();
    }
}
