package hims.scheduling;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.access.UnitId;
import hims.audit.Action;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A citizen's places in the queues of today, in whichever hospital (POR-27). The position is the queue's own. */
@Service
public class OwnTokens {
    private final TokenSql sql;
    private final QueueSql queues;
    private final PointSql points;
    private final Tokens tokens;
    private final ServiceDay day;
    private final Access access;

    OwnTokens(TokenSql sql, QueueSql queues, PointSql points, Tokens tokens, ServiceDay day, Access access) {
        this.sql = sql;
        this.queues = queues;
        this.points = points;
        this.tokens = tokens;
        this.day = day;
        this.access = access;
    }

    /**
     * One place in one queue.
     *
     * @param point where she is called to; empty while she waits
     */
    public record Place(Token token, Queue queue, Position position, Optional<ServicePoint> point) {}

    /** Those that are not over, the oldest first. */
    @Transactional
    public List<Place> today(PersonId person, Actor by) {
        access.requireCare(by, Permission.OWN_RECORD, person, Action.READ, "token", person);
        return sql.own(person, day.of(UnitId.CITY)).stream()
                .flatMap(token -> queues.find(token.queue()).map(queue -> place(token, queue)).stream())
                .toList();
    }

    private Place place(Token token, Queue queue) {
        var point = Optional.ofNullable(token.progress().point()).flatMap(points::find);
        return new Place(token, queue, tokens.position(token), point);
    }
}
