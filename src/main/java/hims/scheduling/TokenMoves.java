package hims.scheduling;

import static hims.scheduling.SchedulingProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.audit.Action;
import hims.platform.Rejected;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The one way a token moves: locked, by the database clock, with its event, its audit row and word to the boards. */
@Component
class TokenMoves {
    private final TokenSql tokens;
    private final QueueSql queues;
    private final Access access;

    TokenMoves(TokenSql tokens, QueueSql queues, Access access) {
        this.tokens = tokens;
        this.queues = queues;
        this.access = access;
    }

    Token lock(TokenId id) {
        return tokens.lock(id).orElseThrow(() -> new Rejected(UNKNOWN_TOKEN));
    }

    Token move(
            Token token,
            TokenAct act,
            @Nullable Enum<?> reason,
            BiFunction<Progress, Instant, Progress> step,
            Actor by) {
        var now = after(token);
        var next = step.apply(token.progress(), now);
        store(token, next, now);
        tokens.append(token.id(), act, reason == null ? null : reason.name(), next, now, by);
        access.log(by, Action.UPDATE, "token", token.id(), token.person());
        queues.announce(token.queue());
        return token.after(next, now);
    }

    Queue queue(Token token) {
        return queues.find(token.queue()).orElseThrow();
    }

    /** Never before what already happened to the token, whatever became of the clock. */
    private Instant after(Token token) {
        var now = queues.now();
        return now.isBefore(token.changedAt()) ? token.changedAt() : now;
    }

    private void store(Token token, Progress next, Instant now) {
        try {
            tokens.project(token.id(), next, now);
        } catch (DuplicateKeyException otherThere) {
            throw new Rejected(POINT_BUSY);
        }
    }
}
