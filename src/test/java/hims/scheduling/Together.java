package hims.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Runs the same act many times at the same moment. */
final class Together {
    private Together() {}

    /** An answer or the refusal it ended with. */
    record Outcome<T>(List<T> answers, List<Throwable> refusals) {}

    static <T> Outcome<T> run(int times, IndexedAct<T> act) throws InterruptedException {
        var start = new CountDownLatch(1);
        var answers = new ArrayList<T>();
        var refusals = new ArrayList<Throwable>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, times)
                    .mapToObj(n -> threads.submit((Callable<T>) () -> {
                        start.await();
                        return act.run(n);
                    }))
                    .toList();
            start.countDown();
            for (var one : running) {
                try {
                    answers.add(one.get());
                } catch (ExecutionException refused) {
                    refusals.add(refused.getCause());
                }
            }
        }
        return new Outcome<>(answers, refusals);
    }

    interface IndexedAct<T> {
        T run(int n) throws Exception;
    }
}
