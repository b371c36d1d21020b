package hims.scheduling;

import static hims.scheduling.SchedulingProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.platform.Rejected;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Calling people and what happens to them at a service point (SCH-21 to 25). */
@Service
public class Queues {
    static final Duration UNDO_WITHIN = Duration.ofSeconds(60);

    private final TokenSql tokens;
    private final TokenMoves moves;
    private final TokenIssuing issuing;
    private final ServicePoints points;
    private final ServiceDay day;
    private final Access access;
    private final ApplicationEventPublisher events;

    Queues(
            TokenSql tokens,
            TokenMoves moves,
            TokenIssuing issuing,
            ServicePoints points,
            ServiceDay day,
            Access access,
            ApplicationEventPublisher events) {
        this.tokens = tokens;
        this.moves = moves;
        this.issuing = issuing;
        this.points = points;
        this.day = day;
        this.access = access;
        this.events = events;
    }

    /**
     * Calls the first in order. Two rooms that call at once get two different people.
     *
     * @throws Rejected NO_ONE_WAITING without any change; POINT_BUSY while someone called has not come, unless the queue
     *     ends a service by calling the next
     */
    @Transactional
    public Token callNext(ServicePointId at, Actor by) {
        var point = open(at, by);
        var queue = points.queue(point);
        makeRoom(queue, point, by);
        var next = tokens.next(queue, day.of(queue.facility())).orElseThrow(() -> new Rejected(NO_ONE_WAITING));
        return call(moves.lock(next), point, null, by);
    }

    /**
     * Calls this person now. Out of order a reason is needed and kept for the fairness report (SCH-21).
     *
     * @throws Rejected REASON_MISSING when others stand before her and no reason is given
     */
    @Transactional
    public Token callThis(TokenId id, ServicePointId at, @Nullable OutOfOrderReason reason, Actor by) {
        var point = open(at, by);
        var queue = points.queue(point);
        var token = lock(id, by);
        if (!token.queue().equals(queue.id())) {
            throw new Rejected(UNKNOWN_TOKEN);
        }
        var outOfOrder = isOvertaking(token, queue);
        if (outOfOrder && reason == null) {
            throw new Rejected(REASON_MISSING);
        }
        makeRoom(queue, point, by);
        return call(token, point, outOfOrder ? reason : null, by);
    }

    /** @throws Rejected RECALL_TOO_SOON within 30 s; RECALLS_USED_UP after three */
    @Transactional
    public Token recall(TokenId id, Actor by) {
        var token = lock(id, by);
        return moves.move(token, TokenAct.RECALLED, null, (p, now) -> p.recalled(token.changedAt(), now), by);
    }

    /** The person called is not there; she returns after some others. */
    @Transactional
    public Token skip(TokenId id, Actor by) {
        var token = lock(id, by);
        return moves.move(token, TokenAct.SKIPPED, null, Progress::skipped, by);
    }

    /** Sends the person for a test; her place in the order is kept. */
    @Transactional
    public Token park(TokenId id, Actor by) {
        var token = lock(id, by);
        return moves.move(token, TokenAct.PARKED, null, Progress::parked, by);
    }

    /** A parked or missed person is back and waits in her old place. */
    @Transactional
    public Token resume(TokenId id, Actor by) {
        var token = lock(id, by);
        return moves.move(token, TokenAct.RESUMED, null, (p, now) -> p.resumed(), by);
    }

    /** @throws Rejected POINT_BUSY while another person is in service there */
    @Transactional
    public Token startService(TokenId id, Actor by) {
        var token = lock(id, by);
        return moves.move(token, TokenAct.STARTED, null, Progress::started, by);
    }

    @Transactional
    public Token done(TokenId id, Actor by) {
        return finish(lock(id, by), by);
    }

    /** The person went away without being seen. */
    @Transactional
    public Token leave(TokenId id, Actor by) {
        var token = lock(id, by);
        return moves.move(token, TokenAct.LEFT, null, (p, now) -> p.ended(TokenState.LEFT, now), by);
    }

    /** Sends the person on to another queue of the facility with her reference time kept; the answer is the new token. */
    @Transactional
    public Token transfer(TokenId id, QueueId to, Actor by) {
        var token = lock(id, by);
        var queue = points.queue(to, by);
        if (token.queue().equals(to)) {
            throw new Rejected(SAME_QUEUE);
        }
        var ended = moves.move(token, TokenAct.TRANSFERRED, null, (p, now) -> p.ended(TokenState.TRANSFERRED, now), by);
        return issuing.continueIn(queue, ended, by);
    }

    /**
     * Takes back the actor's own last act on the token within 60 s. The history keeps both.
     *
     * @throws Rejected NOTHING_TO_UNDO when it is too late, another's act, or the continuation has moved on
     */
    @Transactional
    public Token undo(TokenId id, Actor by) {
        var token = lock(id, by);
        var last = tokens.lastEvents(id);
        if (last.size() < 2 || !undoable(last.getFirst(), token, by)) {
            throw new Rejected(NOTHING_TO_UNDO);
        }
        if (last.getFirst().act() == TokenAct.TRANSFERRED) {
            withdrawContinuation(id, by);
        }
        return moves.move(token, TokenAct.UNDONE, null, (p, now) -> last.get(1).after(), by);
    }

    private ServicePoint open(ServicePointId at, Actor by) {
        access.require(by, Permission.QUEUE_WORK);
        return points.lockOpen(at, by);
    }

    private Token lock(TokenId id, Actor by) {
        var token = moves.lock(id);
        access.require(by, Permission.QUEUE_WORK, moves.queue(token).unit());
        return token;
    }

    private boolean undoable(TokenSql.Event last, Token token, Actor by) {
        return last.act() != TokenAct.UNDONE
                && last.actor().equals(by.user().value())
                && Duration.between(token.changedAt(), day.now()).compareTo(UNDO_WITHIN) <= 0;
    }

    private void withdrawContinuation(TokenId id, Actor by) {
        var continuation = tokens.continuation(id).flatMap(tokens::lock).orElse(null);
        if (continuation != null && continuation.state() != TokenState.WAITING) {
            throw new Rejected(NOTHING_TO_UNDO);
        }
        if (continuation != null) {
            issuing.withdraw(continuation, by);
        }
    }

    /** A plain counter has served whoever stands there; elsewhere a person who was called must first come or be skipped. */
    private void makeRoom(Queue queue, ServicePoint point, Actor by) {
        for (var there : tokens.at(point.id())) {
            var token = moves.lock(there);
            if (queue.endsOnNext()) {
                finish(token, by);
            } else if (token.state() == TokenState.CALLED) {
                throw new Rejected(POINT_BUSY, Map.of("token", token.label()));
            }
        }
    }

    private boolean isOvertaking(Token token, Queue queue) {
        return tokens.next(queue, token.serviceOn())
                .flatMap(tokens::find)
                .filter(first -> !first.id().equals(token.id()))
                .filter(first -> Token.ORDER.compare(first, token) < 0)
                .isPresent();
    }

    private Token call(Token token, ServicePoint point, @Nullable OutOfOrderReason reason, Actor by) {
        var act = reason == null ? TokenAct.CALLED : TokenAct.CALLED_OUT_OF_ORDER;
        var called = moves.move(token, act, reason, (p, now) -> p.called(point.id(), now), by);
        events.publishEvent(new TokenCalled(called.id(), called.queue(), point.id()));
        return issuing.join(called, points.queue(point), by);
    }

    private Token finish(Token token, Actor by) {
        var point = token.progress().point();
        var done = moves.move(token, TokenAct.DONE, null, Progress::done, by);
        if (point != null) {
            events.publishEvent(new TokenDone(done.id(), done.queue(), point));
        }
        return done;
    }
}
