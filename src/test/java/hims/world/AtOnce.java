package hims.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Several people doing the same thing in the same moment. */
public final class AtOnce {
    private AtOnce() {}

    /** Names the type of an act written as a lambda. */
    public static <T> Callable<T> act(Callable<T> act) {
        return act;
    }

    public static <T> List<T> times(int count, Callable<T> act) throws InterruptedException, ExecutionException {
        return all(Collections.nCopies(count, act));
    }

    /** Their answers, in the order of the acts; nobody begins before everybody is ready. */
    public static <T> List<T> all(List<Callable<T>> acts) throws InterruptedException, ExecutionException {
        var ready = new CountDownLatch(acts.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = acts.stream()
                    .map(act -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return act.call();
                    }))
                    .toList();
            var answers = new ArrayList<T>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
