package hims.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Does for many at once what each asks for alone, as a ferry does: whoever arrives while one crossing is under way goes with
 * the next. Alone nobody waits; in a crowd hundreds share one transaction and its one commit.
 */
public final class Together<A, R> implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final BlockingQueue<Asked<A, R>> queue;
    private final Function<List<A>, List<R>> act;
    private final int most;
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean closed;

    private record Asked<A, R>(A what, CompletableFuture<R> answer) {}

    /**
     * @param most that go at once
     * @param waiting that may wait besides; whoever comes then is asked to try again
     * @param act answers all, in their order, in one transaction
     */
    public Together(String name, int workers, int most, int waiting, Function<List<A>, List<R>> act) {
        this.queue = new ArrayBlockingQueue<>(waiting);
        this.act = act;
        this.most = most;
        for (var n = 1; n <= workers; n++) {
            this.workers.add(Thread.ofPlatform().daemon().name(name + "-" + n).start(this::work));
        }
    }

    /** @throws Rejected TRY_AGAIN when too many wait, and whatever the act throws */
    public R ask(A what) {
        var asked = new Asked<A, R>(what, new CompletableFuture<>());
        if (closed || !queue.offer(asked)) {
            throw tryAgain();
        }
        try {
            return asked.answer()
                    .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw tryAgain();
        }
    }

    private void work() {
        var group = new ArrayList<Asked<A, R>>(most);
        while (!closed) {
            try {
                group.add(queue.take());
                queue.drainTo(group, most - 1);
                answer(group);
            } catch (InterruptedException e) {
                closed = true;
            }
            group.clear();
        }
    }

    /** When the whole group fails each is tried alone: one bad request spoils nobody else's. */
    private void answer(List<Asked<A, R>> group) {
        try {
            var answers = act.apply(group.stream().map(Asked::what).toList());
            for (var at = 0; at < group.size(); at++) {
                group.get(at).answer().complete(answers.get(at));
            }
        } catch (RuntimeException failure) {
            if (group.size() == 1) {
                group.getFirst().answer().completeExceptionally(failure);
            } else {
                group.forEach(one -> answer(List.of(one)));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        workers.forEach(Thread::interrupt);
        queue.forEach(left -> left.answer().completeExceptionally(tryAgain()));
    }

    private static Rejected tryAgain() {
        return Rejected.retryAfter(PlatformProblem.TRY_AGAIN, Duration.ofSeconds(1));
    }
}
