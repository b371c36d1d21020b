package hims.scheduling;

import static hims.scheduling.SchedulingProblem.*;

import hims.platform.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a token has come: what its events project to, and what undo restores. Each step refuses when the state does not
 * allow it. Proven by {@code ProgressTest}.
 *
 * @param point where the person is called to or served
 * @param firstCalledAt ends the wait that is measured; {@code calledAt} is the latest call
 * @param servedSeconds time in service so far, parked time excluded
 */
public record Progress(
        TokenState state,
        @Nullable ServicePointId point,
        @Nullable Instant firstCalledAt,
        @Nullable Instant calledAt,
        int recalls,
        @Nullable Instant skippedAt,
        int skips,
        @Nullable Instant startedAt,
        int servedSeconds,
        @Nullable Instant doneAt) {

    static final int MOST_RECALLS = 3;
    static final Duration BETWEEN_RECALLS = Duration.ofSeconds(30);

    static Progress waiting() {
        return new Progress(TokenState.WAITING, null, null, null, 0, null, 0, null, 0, null);
    }

    Progress called(ServicePointId at, Instant now) {
        allow(TokenState.CALLED);
        var first = firstCalledAt == null ? now : firstCalledAt;
        return new Progress(TokenState.CALLED, at, first, now, 0, skippedAt, skips, startedAt, servedSeconds, null);
    }

    /**
     * Up to {@value #MOST_RECALLS} times, at least 30 s apart (SCH-22).
     *
     * @param lastAt when the token was last called or recalled
     */
    Progress recalled(Instant lastAt, Instant now) {
        if (state != TokenState.CALLED) {
            throw wrong();
        }
        if (recalls >= MOST_RECALLS) {
            throw new Rejected(RECALLS_USED_UP, Map.of("most", MOST_RECALLS));
        }
        var wait = BETWEEN_RECALLS.minus(Duration.between(lastAt, now));
        if (wait.isPositive()) {
            throw new Rejected(RECALL_TOO_SOON, Map.of("seconds", wait.toSeconds() + 1));
        }
        return new Progress(
                state, point, firstCalledAt, calledAt, recalls + 1, skippedAt, skips, startedAt, servedSeconds, null);
    }

    Progress skipped(Instant now) {
        allow(TokenState.SKIPPED);
        return new Progress(
                TokenState.SKIPPED, null, firstCalledAt, calledAt, 0, now, skips + 1, startedAt, servedSeconds, null);
    }

    Progress started(Instant now) {
        allow(TokenState.IN_SERVICE);
        return new Progress(
                TokenState.IN_SERVICE, point, firstCalledAt, calledAt, 0, skippedAt, skips, now, servedSeconds, null);
    }

    Progress parked(Instant now) {
        return off(TokenState.PARKED, now, null);
    }

    Progress resumed() {
        allow(TokenState.WAITING);
        return new Progress(
                TokenState.WAITING, null, firstCalledAt, calledAt, 0, null, skips, startedAt, servedSeconds, null);
    }

    /** Ends the service; a person called and never started was served from the call on. */
    Progress done(Instant now) {
        if (state == TokenState.CALLED && calledAt != null) {
            return started(calledAt).done(now);
        }
        return off(TokenState.DONE, now, now);
    }

    /** The last step without service: transferred, cancelled, left or expired. */
    Progress ended(TokenState end, Instant now) {
        return off(end, now, null);
    }

    Rejected wrong() {
        return new Rejected(WRONG_STATE, Map.of("state", state.name()));
    }

    private Progress off(TokenState next, Instant now, @Nullable Instant doneAt) {
        allow(next);
        return new Progress(
                next, null, firstCalledAt, calledAt, 0, skippedAt, skips, startedAt, servedUntil(now), doneAt);
    }

    private int servedUntil(Instant now) {
        if (state != TokenState.IN_SERVICE || startedAt == null) {
            return servedSeconds;
        }
        return servedSeconds + Math.toIntExact(Duration.between(startedAt, now).toSeconds());
    }

    private void allow(TokenState next) {
        if (!state.canBecome(next)) {
            throw wrong();
        }
    }
}
