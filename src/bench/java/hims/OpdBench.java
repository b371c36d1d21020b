package hims;

import hims.demo.BenchCity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whole out-patient visits a second by HTTP, the load on the same cores as the program and its database. */
class OpdBench {
    private static final int DESKS = Integer.getInteger("hims.bench.desks", 6);
    private static final Duration WARM_UP = Duration.ofSeconds(Long.getLong("hims.bench.warm-up", 60));
    private static final Duration MEASURED = Duration.ofSeconds(Long.getLong("hims.bench.seconds", 60));

    private final Timings timings = new Timings();
    private final AtomicInteger visits = new AtomicInteger();
    private final AtomicInteger errors = new AtomicInteger();

    @Test
    void visits_a_second() throws InterruptedException {
        var city = Boolean.getBoolean("hims.bench.demo-only") ? BenchCity.demo() : BenchCity.large();
        try (var server = BenchServer.of(city.folder())) {
            BenchServer.head("Whole OPD visits, " + DESKS + " rows of desks", city.size());
            System.out.printf(
                    "start to the first page: %,d ms; %s%n", server.start().toMillis(), server.memory());
            var rows = new ArrayList<DeskRow>();
            for (var number = 0; number < DESKS; number++) {
                rows.add(new DeskRow(server.port(), timings, number));
            }
            work(rows, WARM_UP);
            timings.clear();
            visits.set(0);
            errors.set(0);
            var from = System.nanoTime();
            var before = server.cpu();
            work(rows, MEASURED);
            var used = server.cpu().since(before, visits.get());
            var seconds = (System.nanoTime() - from) / 1e9;
            System.out.printf(
                    "%d visits in %.1f s: %.1f/s, %d errors%n",
                    visits.get(), seconds, visits.get() / seconds, errors.get());
            System.out.println(used);
            System.out.println("after the load: " + server.memory());
            timings.print();
        }
    }

    private void work(List<DeskRow> rows, Duration how) throws InterruptedException {
        var until = System.nanoTime() + how.toNanos();
        try (var workers = Executors.newFixedThreadPool(rows.size())) {
            for (var row : rows) {
                workers.execute(() -> {
                    while (System.nanoTime() < until) {
                        visit(row);
                    }
                });
            }
        }
    }

    private void visit(DeskRow row) {
        try {
            row.visit();
            visits.incrementAndGet();
        } catch (IllegalStateException wrong) {
            if (errors.incrementAndGet() <= 5) {
                System.out.println("error: " + wrong.getMessage());
            }
            row.clear();
        }
    }
}
