package hims.scheduling;

import static hims.scheduling.SchedulingProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.OpenTo;
import hims.access.Permission;
import hims.platform.Rejected;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The walk-in session of a queue on one day: its limit and its close (SCH-26). */
@Service
public class QueueDays {
    private final QueueSql queues;
    private final TokenSql tokens;
    private final WaitSql waits;
    private final PointSql points;
    private final TokenMoves moves;
    private final TokenIssuing issuing;
    private final ServiceDay day;
    private final Access access;

    QueueDays(
            QueueSql queues,
            TokenSql tokens,
            WaitSql waits,
            PointSql points,
            TokenMoves moves,
            TokenIssuing issuing,
            ServiceDay day,
            Access access) {
        this.queues = queues;
        this.tokens = tokens;
        this.waits = waits;
        this.points = points;
        this.moves = moves;
        this.issuing = issuing;
        this.day = day;
        this.access = access;
    }

    /** Limits the tokens of today; null takes the limit away. Never below what is already given. */
    @Transactional
    public void limit(QueueId id, @Nullable Integer places, Actor by) {
        var queue = managed(id, by);
        var on = day.of(queue.facility());
        var today = queues.lock(id, on);
        if (places != null && places < today.taken()) {
            throw new Rejected(LIMIT_TOO_LOW, Map.of("taken", today.taken()));
        }
        queues.limit(id, on, places);
    }

    /** Who still holds an active token today. */
    @Transactional(readOnly = true)
    public List<QueueLine> remaining(QueueId id, Actor by) {
        var queue = managed(id, by);
        return waits.lines(id, day.of(queue.facility())).stream()
                .filter(line -> line.state().active())
                .toList();
    }

    /** Decides what becomes of remaining tokens, in the order given, and closes the day when none remains. */
    @Transactional
    public void close(QueueId id, Map<TokenId, Resolution> decided, Actor by) {
        var queue = managed(id, by);
        decided.forEach((token, what) -> resolve(queue, moves.lock(token), what, by));
        var on = day.of(queue.facility());
        queues.lock(id, on);
        var remain = remaining(id, by).size();
        if (remain > 0) {
            throw new Rejected(TOKENS_REMAIN, Map.of("remain", remain));
        }
        queues.close(id, on);
        queues.announce(id);
    }

    /** After midnight nothing of the day before stays open. Answers how many tokens expired. */
    @Transactional
    @OpenTo("the nightly job")
    public int expire(Actor by) {
        var stale = tokens.activeBefore(day.of(by.facility()));
        for (var id : stale) {
            tokens.lock(id)
                    .filter(token -> token.state().active())
                    .ifPresent(token -> moves.move(
                            token, TokenAct.EXPIRED, null, (p, now) -> p.ended(TokenState.EXPIRED, now), by));
        }
        points.closeBefore(day.start(by.facility(), day.of(by.facility())));
        return stale.size();
    }

    private void resolve(Queue queue, Token token, Resolution what, Actor by) {
        if (!token.queue().equals(queue.id())) {
            throw new Rejected(UNKNOWN_TOKEN);
        }
        switch (what) {
            case SEEN_WITHOUT_RECORD -> moves.move(token, TokenAct.DONE, what, Progress::done, by);
            case LEFT -> end(token, TokenAct.LEFT, TokenState.LEFT, what, by);
            case SENT_TO_CASUALTY -> end(token, TokenAct.TRANSFERRED, TokenState.TRANSFERRED, what, by);
            case FIRST_TOMORROW ->
                issuing.firstTomorrow(queue, end(token, TokenAct.TRANSFERRED, TokenState.TRANSFERRED, what, by), by);
        }
    }

    private Token end(Token token, TokenAct act, TokenState state, Resolution why, Actor by) {
        return moves.move(token, act, why, (p, now) -> p.ended(state, now), by);
    }

    private Queue managed(QueueId id, Actor by) {
        var queue = queues.find(id).orElseThrow(() -> new Rejected(UNKNOWN_QUEUE));
        access.require(by, Permission.QUEUE_MANAGE, queue.unit());
        return queue;
    }
}
